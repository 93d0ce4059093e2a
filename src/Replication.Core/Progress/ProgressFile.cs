using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Replication.Core.Progress;

/// <summary>
/// Keeps a file up to date that another process can read at any moment: a <see cref="ProgressReport"/> as JSON, always whole,
/// because it is replaced rather than rewritten. A disk that cannot take it does not stop the suite.
/// </summary>
public sealed class ProgressFile : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly string _path;
    private readonly SuiteProgress _progress;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();

    /// <summary>Begins to write; the last state is written when this is disposed of.</summary>
    public ProgressFile(string path, SuiteProgress progress, TimeProvider clock)
    {
        (_path, _progress) = (path, progress);
        _timer = clock.CreateTimer(_ => Write(), null, TimeSpan.Zero, Interval);
    }

    /// <summary>The file's text.</summary>
    public static string TextOf(ProgressReport report) => JsonSerializer.Serialize(report, Format) + "\n";

    /// <exception cref="JsonException">The text is no such file.</exception>
    public static ProgressReport Read(string text) =>
        JsonSerializer.Deserialize<ProgressReport>(text, Format) ?? throw new JsonException("The file holds null instead of progress.");

    public void Dispose()
    {
        _timer.Dispose();
        Write();
    }

    private void Write()
    {
        lock (_gate)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
                AtomicFile.Write(_path, TextOf(_progress.Report()));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
            }
        }
    }
}
