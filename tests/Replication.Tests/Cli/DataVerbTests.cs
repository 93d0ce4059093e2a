using System.Security.Cryptography;
using System.Text;
using Replication.Cli;
using Replication.Tests.Data.Sources;

namespace Replication.Tests.Cli;

public sealed class DataVerbTests
{
    private const string Program = """{"task_id": 1, "text": "Add.", "code": "a"}""" + "\n";
    private static readonly string ProgramDigest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Program)));
    private CliTest _cli = null!;

    private string Folder => Path.Combine(_cli.Clone.Workspace.Root, "corpora");

    [SetUp]
    public void Open()
    {
        _cli = new CliTest();
        _cli.Variables["REPLICATION_DATA"] = Folder;
    }

    [TearDown]
    public void Close() => _cli.Dispose();

    [Test]
    public void The_list_says_what_is_pinned_and_what_is_here()
    {
        Place("mbpp/mbpp.jsonl", Program);

        Assert.That(_cli.Run("data", "list"), Is.EqualTo(ExitCode.Held));
        Assert.That(_cli.Output, Does.Match("trec-train +geometry: question classes +none stated; research use +9e4c8bdcaffb96ed61041bd64b564183d52793a8e91d84fc3a8646885f466ec3 +–"));
        Assert.That(_cli.Output, Does.Match("mbpp +LoRA domains: programs +CC BY 4.0 +no pin: .+ mbpp/mbpp.jsonl"));
        Assert.That(_cli.Output, Does.Contain(Folder).And.Contain("Nothing is downloaded until"));
    }

    [Test]
    public void A_source_without_a_pin_is_fetched_only_with_a_digest()
    {
        using var server = new FileServer(Encoding.UTF8.GetBytes(Program));
        var from = server.Address.ToString();

        Assert.That(_cli.Run("data", "fetch", "mbpp", "--from", from), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error, Does.Contain("has no pin").And.Contain("--sha256"));
        Assert.That(server.Asked, Is.Empty);

        Assert.That(_cli.Run("data", "fetch", "mbpp", "--from", from, "--sha256", ProgramDigest.ToUpperInvariant()), Is.EqualTo(ExitCode.Held));
        Assert.That(_cli.Output, Does.Contain("licence: CC BY 4.0"));
        Assert.That(File.ReadAllText(Path.Combine(Folder, "mbpp", "mbpp.jsonl")), Is.EqualTo(Program));
    }

    [Test]
    public void A_fetch_that_was_cut_off_gives_2_and_the_next_one_goes_on()
    {
        using var server = new FileServer(Encoding.UTF8.GetBytes(Program)) { HangUpAfter = 10 };
        string[] fetch = ["data", "fetch", "mbpp", "--from", server.Address.ToString(), "--sha256", ProgramDigest];

        Assert.That(_cli.Run(fetch), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error, Does.Contain("fetch again, which goes on from there"));
        server.HangUpAfter = null;
        Assert.That(_cli.Run(fetch), Is.EqualTo(ExitCode.Held));
        Assert.That(_cli.Output, Does.Contain("Going on after"));
    }

    [Test]
    public void A_pinned_source_refuses_other_bytes_and_other_digests()
    {
        using var server = new FileServer([1]);

        Assert.That(_cli.Run("data", "fetch", "trec-test", "--from", server.Address.ToString()), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error, Does.Contain("TREC.test.label.corrupt"));
        Assert.That(_cli.Run("data", "fetch", "trec-test", "--sha256", ProgramDigest), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error, Does.Contain("is pinned to"));
    }

    [TestCase("data", "fetch", "nothing")]
    [TestCase("data", "fetch", "mbpp", "--sha256", "12")]
    [TestCase("data", "fetch", "trec-test", "--from", "file.txt")]
    [TestCase("data", "verify", "nothing")]
    [TestCase("data", "verify")]
    [TestCase("data", "verify", "mbpp")]
    public void What_cannot_be_done_gives_2_and_one_sentence(params string[] arguments)
    {
        Assert.That(_cli.Run(arguments), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error.Trim(), Does.Match("^[^\n]+[.]$"));
    }

    [Test]
    public void Verification_names_what_is_wrong_and_gives_1()
    {
        Place("mbpp/mbpp.jsonl", Program);
        Place("trec/TREC.test.label", "NUM:dist How far ?\nNUM");

        Assert.That(_cli.Run("data", "verify"), Is.EqualTo(ExitCode.Differs));
        Assert.That(_cli.Output, Does.Match("mbpp +[0-9a-f]{12}, no pin +1 +– +WRONG").And.Contain("2 corpora here"));
        Assert.That(_cli.Error, Does.Contain("has 1 rows, not 974").And.Contain("not 033f22c028c2").And.Contain("line 2: expected COARSE:fine"));
    }

    [Test]
    public void Verification_of_a_whole_corpus_gives_0()
    {
        Place("mbpp/mbpp.jsonl", string.Concat(Enumerable.Repeat(Program, 974)));

        Assert.That(_cli.Run("data", "verify", "mbpp"), Is.EqualTo(ExitCode.Held));
        Assert.That(_cli.Output, Does.Match("mbpp +[0-9a-f]{12}, no pin +974 +– +right"));
    }

    private void Place(string file, string text)
    {
        var path = Path.Combine([Folder, .. file.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
