using Replication.Data;
using Replication.Data.Sources;
using Replication.Tests.Data.Corpora;

namespace Replication.Tests.Data.Sources;

public sealed class DataSourcesTests
{
    private static IEnumerable<string> Names => DataSources.All.Select(source => source.Name);

    [Test]
    public void Names_and_files_are_unique_and_pins_are_digests()
    {
        Assert.That(Names, Is.Unique);
        Assert.That(DataSources.All.Select(source => source.File), Is.Unique);
        string[] pins = [.. DataSources.All.Select(source => source.Sha256).OfType<string>()];
        Assert.That(pins, Has.All.Match("^[0-9a-f]{64}$"));
        Assert.That(pins, Is.Unique);
    }

    [Test]
    public void Every_address_is_open_to_all_and_safe() =>
        Assert.That(DataSources.All.Select(source => source.Address.Scheme), Is.All.EqualTo("https"));

    [TestCaseSource(nameof(Names))]
    public void A_corpus_at_hand_has_its_digest_rows_and_labels(string name)
    {
        var source = DataSources.Named(name);
        var path = LocalData.Path(source.Folder?.Split('/') ?? source.File.Split('/'));
        var verification = DataVerification.Of(source, path[..^((source.Folder ?? source.File).Length + 1)]);

        Assert.That(verification.Problems, Is.Empty);
        Assert.That(verification.IsPresent, Is.True);
    }

    [Test]
    public void An_unknown_name_is_refused() =>
        Assert.That(() => DataSources.Named("wikitext-103"), Throws.TypeOf<CorpusException>().With.Message.Contains("data list names them all"));
}
