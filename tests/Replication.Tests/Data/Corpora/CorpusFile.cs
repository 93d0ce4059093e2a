using System.Text;
using Replication.Data;

namespace Replication.Tests.Data.Corpora;

/// <summary>A corpus of a few lines in a file of its own.</summary>
internal sealed class CorpusFile : IDisposable
{
    public CorpusFile(string text) : this(Encoding.UTF8.GetBytes(text)) { }

    public CorpusFile(byte[] bytes) => File.WriteAllBytes(Location, bytes);

    public string Location { get; } = Path.GetTempFileName();

    /// <summary>Reads to the end and expects one sentence of error that names the file.</summary>
    public void Refused<T>(Func<string, IEnumerable<T>> read, string message) =>
        Assert.That(() => read(Location).Count(), Throws.TypeOf<CorpusException>()
            .With.Message.Contains(Location).And.Message.Contains(message).And.Message.Not.Contains("\n"));

    public void Dispose() => File.Delete(Location);
}
