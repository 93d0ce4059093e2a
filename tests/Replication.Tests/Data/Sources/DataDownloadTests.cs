using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Replication.Data;
using Replication.Data.Sources;
using Replication.Random;

namespace Replication.Tests.Data.Sources;

public sealed class DataDownloadTests
{
    private readonly byte[] _content = new byte[300_000];
    private readonly List<string> _said = [];
    private string _folder = null!;

    private string Wanted => Path.Combine(_folder, "corpus", "file.txt");

    private string Digest => Convert.ToHexStringLower(SHA256.HashData(_content));

    [SetUp]
    public void Open()
    {
        var random = RandomStream.For("download");
        for (var at = 0; at < _content.Length; at++)
            _content[at] = (byte)random.NextUInt32();
        _folder = Directory.CreateTempSubdirectory("download-").FullName;
        _said.Clear();
    }

    [TearDown]
    public void Close() => Directory.Delete(_folder, recursive: true);

    private void Fetch(Uri address, string? digest = null) => DataDownload.Fetch(address, Wanted, digest ?? Digest, _said.Add);

    [Test]
    public void An_interrupted_transfer_goes_on_where_it_stopped()
    {
        using var server = new FileServer(_content) { HangUpAfter = 100_000 };

        Assert.That(() => Fetch(server.Address), Throws.TypeOf<CorpusException>().With.Message.Contains("stopped after").And.Message.Contains("goes on from there"));
        Assert.That(File.Exists(Wanted), Is.False);
        var first = (int)new FileInfo(Wanted + ".part").Length;
        Assert.That(first, Is.InRange(1, 100_000));

        Assert.That(() => Fetch(server.Address), Throws.TypeOf<CorpusException>());
        var second = (int)new FileInfo(Wanted + ".part").Length;
        Assert.That(second, Is.GreaterThan(first));

        server.HangUpAfter = null;
        Fetch(server.Address);
        Assert.That(server.Asked, Is.EqualTo(new[] { 0, first, second }));
        Assert.That(File.ReadAllBytes(Wanted), Is.EqualTo(_content));
        Assert.That(File.Exists(Wanted + ".part"), Is.False);
        Assert.That(_said, Has.Some.EqualTo(FormattableString.Invariant($"Going on after {second} bytes of an earlier attempt.")));
    }

    [Test]
    public void A_server_without_ranges_gives_the_whole_file_again()
    {
        using var server = new FileServer(_content) { HangUpAfter = 100_000, KnowsRanges = false };
        Assert.That(() => Fetch(server.Address), Throws.TypeOf<CorpusException>());

        server.HangUpAfter = null;
        Fetch(server.Address);
        Assert.That(File.ReadAllBytes(Wanted), Is.EqualTo(_content));
    }

    [Test]
    public void A_transfer_that_was_complete_is_only_verified()
    {
        using var server = new FileServer(_content);
        Directory.CreateDirectory(Path.GetDirectoryName(Wanted)!);
        File.WriteAllBytes(Wanted + ".part", _content);

        Fetch(server.Address);
        Assert.That(server.Asked, Is.EqualTo(new[] { _content.Length }));
        Assert.That(File.ReadAllBytes(Wanted), Is.EqualTo(_content));
    }

    [Test]
    public void A_part_that_is_longer_than_the_file_is_begun_again()
    {
        using var server = new FileServer(_content);
        Directory.CreateDirectory(Path.GetDirectoryName(Wanted)!);
        File.WriteAllBytes(Wanted + ".part", [.. _content, 1]);

        Fetch(server.Address);
        Assert.That(File.ReadAllBytes(Wanted), Is.EqualTo(_content));
    }

    [Test]
    public void A_file_with_another_digest_is_set_aside_and_named()
    {
        using var server = new FileServer([1, 2, 3]);

        Assert.That(() => Fetch(server.Address), Throws.TypeOf<CorpusException>()
            .With.Message.Contains($"not {Digest}").And.Message.Contains($"set aside as {Wanted}.corrupt"));
        Assert.That(File.Exists(Wanted) || File.Exists(Wanted + ".part"), Is.False);
        Assert.That(File.ReadAllBytes(Wanted + ".corrupt"), Is.EqualTo(new byte[] { 1, 2, 3 }));

        server.Content = _content;
        Fetch(server.Address);
        Assert.That(File.ReadAllBytes(Wanted), Is.EqualTo(_content));
    }

    [Test]
    public void A_wrong_file_on_this_machine_is_set_aside_and_a_right_one_asks_nothing_of_the_network()
    {
        using var server = new FileServer(_content);
        Directory.CreateDirectory(Path.GetDirectoryName(Wanted)!);
        File.WriteAllText(Wanted, "edited");

        Fetch(server.Address);
        Assert.That(File.ReadAllText(Wanted + ".corrupt"), Is.EqualTo("edited"));
        Fetch(server.Address);
        Assert.That(server.Asked, Has.Count.EqualTo(1));
        Assert.That(_said[^1], Does.Contain("is there already"));
    }

    [Test]
    public void A_file_address_goes_on_too()
    {
        var original = Path.Combine(_folder, "original");
        File.WriteAllBytes(original, _content);
        Directory.CreateDirectory(Path.GetDirectoryName(Wanted)!);
        File.WriteAllBytes(Wanted + ".part", _content[..1_000]);

        Fetch(new Uri(original));
        Assert.That(File.ReadAllBytes(Wanted), Is.EqualTo(_content));
        Assert.That(_said[0], Is.EqualTo("Going on after 1000 bytes of an earlier attempt."));
    }

    [Test]
    public void A_stopped_transfer_ends_as_stopped_and_leaves_no_file()
    {
        using var server = new FileServer(_content);
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.That(() => DataDownload.Fetch(server.Address, Wanted, Digest, _said.Add, stop.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(File.Exists(Wanted), Is.False);
    }

    [Test]
    public void An_address_that_answers_an_error_is_named()
    {
        using var server = new FileServer(_content);
        Assert.That(() => Fetch(new Uri(server.Address, "/other")), Throws.TypeOf<CorpusException>().With.Message.Contains("/other answers 404"));
    }

    [TestCase("http://example.org/file")]
    [TestCase("ftp://example.org/file")]
    public void An_open_address_is_refused(string address) =>
        Assert.That(() => Fetch(new Uri(address)), Throws.TypeOf<CorpusException>().With.Message.Contains("is not allowed"));

    [Test]
    public void An_archive_is_unpacked_whole_or_not_at_all()
    {
        var archive = Path.Combine(_folder, "CoLA.zip");
        using (var zip = ZipFile.Open(archive, ZipArchiveMode.Create))
        {
            using var writer = new StreamWriter(zip.CreateEntry("CoLA/train.tsv").Open(), Encoding.UTF8);
            writer.Write("text");
        }

        Archive.Unpack(archive, Path.Combine(_folder, "glue", "CoLA"));
        Assert.That(File.Exists(Path.Combine(_folder, "glue", "CoLA", "train.tsv")), Is.True);
        Assert.That(Directory.GetDirectories(Path.Combine(_folder, "glue")), Has.Length.EqualTo(1));
        Assert.That(() => Archive.Unpack(archive, Path.Combine(_folder, "RTE")), Throws.TypeOf<CorpusException>().With.Message.Contains("has no folder RTE"));
        File.WriteAllText(archive, "nothing");
        Assert.That(() => Archive.Unpack(archive, Path.Combine(_folder, "WNLI")), Throws.TypeOf<CorpusException>().With.Message.Contains("cannot be unpacked"));
        Assert.That(Directory.GetDirectories(_folder).Select(Path.GetFileName), Is.EqualTo(new[] { "glue" }));
    }
}
