using System.Collections;
using Replication.Core.Figures;
using Replication.Reporting;

namespace Replication.Tests.Reporting;

public class ReportWriterTests
{
    private string _directory = "";

    [SetUp]
    public void MakeDirectory() => _directory = Directory.CreateTempSubdirectory("report-").FullName;

    [TearDown]
    public void DeleteDirectory() => Directory.Delete(_directory, recursive: true);

    [Test]
    public void All_files_are_written_and_no_other()
    {
        var paths = ReportWriter.Write(Samples.Suite(Samples.Claim()), Path.Combine(_directory, "new"));
        string[] names =
            ["report.html", "report.md", "forest.svg", "paper.claim.svg", "badge.svg", "results.schema.json", "history.json", "results.json"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(paths.Select(Path.GetFileName), Is.EqualTo(names));
            Assert.That(Directory.GetFiles(Path.Combine(_directory, "new")).Select(Path.GetFileName), Is.EquivalentTo(names));
        }
    }

    [Test]
    public void The_same_suite_gives_the_same_bytes()
    {
        var first = ReportWriter.Write(Samples.Suite(Samples.Claim()), Path.Combine(_directory, "a")).Select(File.ReadAllBytes).ToArray();
        var second = ReportWriter.Write(Samples.Suite(Samples.Claim()), Path.Combine(_directory, "b")).Select(File.ReadAllBytes).ToArray();
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Files_have_no_byte_order_mark_and_no_carriage_return()
    {
        var bytes = ReportWriter.Write(Samples.Suite(Samples.Claim()), _directory).SelectMany(File.ReadAllBytes);
        Assert.That(bytes, Has.None.EqualTo((byte)0xEF).And.None.EqualTo((byte)'\r'));
    }

    [Test]
    public void A_second_report_tells_what_changed_since_the_first()
    {
        var page = Path.Combine(_directory, "report.html");
        ReportWriter.Write(Samples.Suite(Samples.Claim(value: 2)), _directory);
        var first = File.ReadAllText(page);
        ReportWriter.Write(Samples.Suite(Samples.Claim(value: 1)), _directory);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Does.Not.Contain("What changed"));
            Assert.That(File.ReadAllText(page), Does.Contain("What changed since 2026-11-21 09:30 UTC").And.Contain("Slope was 2.00"));
        }
    }

    [TestCase("not json")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("{\"format\":99,\"written\":\"2026-11-21T00:00:00Z\",\"tier\":\"micro\",\"texts\":\"\",\"environment\":[],\"claims\":[]}")]
    public void Damaged_earlier_results_are_told_of_and_replaced(string json)
    {
        File.WriteAllText(Path.Combine(_directory, "results.json"), json);
        ReportWriter.Write(Samples.Suite(Samples.Claim()), _directory);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllText(Path.Combine(_directory, "report.html")), Does.Contain("nothing is compared."));
            Assert.That(File.ReadAllText(Path.Combine(_directory, "results.json")), Does.Contain("\"paper/claim\""));
        }
    }

    [TestCase("../escape")]
    [TestCase("paper")]
    [TestCase("Paper/claim")]
    [TestCase("paper/claim/more")]
    public void An_id_that_cannot_name_a_file_is_refused_before_anything_is_written(string id)
    {
        Assert.That(() => ReportWriter.Write(Samples.Suite(Samples.Claim(id)), _directory), Throws.ArgumentException.With.Message.Contains(id));
        Assert.That(Directory.GetFiles(_directory), Is.Empty);
    }

    [Test]
    public void A_figure_that_cannot_be_drawn_is_refused_before_anything_is_written()
    {
        var claim = Samples.Claim();
        var broken = Samples.Curve("ours", 1, 2, 3) with { Mean = [1] };
        claim = claim with { Finding = claim.Finding! with { Figure = Samples.Figure(new Panel("all", [broken])) } };
        var directory = Path.Combine(_directory, "new");
        Assert.That(() => ReportWriter.Write(Samples.Suite(claim), directory), Throws.ArgumentException.With.Message.Contains("1 values for 3"));
        Assert.That(Directory.Exists(directory), Is.False);
    }

    [Test]
    public void A_report_that_cannot_be_finished_leaves_the_earlier_one_and_nothing_else()
    {
        ReportWriter.Write(Samples.Suite(Samples.Claim()), _directory);
        var before = Directory.GetFiles(_directory).Order(StringComparer.Ordinal).Select(path => (path, File.ReadAllText(path))).ToArray();
        // Only results.json, which is written last, lists them.
        var broken = Samples.Claim(value: 2) with { MissingRuns = new Unreadable() };
        Assert.That(() => ReportWriter.Write(Samples.Suite(broken), _directory), Throws.InstanceOf<IOException>());
        Assert.That(Directory.GetFiles(_directory).Order(StringComparer.Ordinal).Select(path => (path, File.ReadAllText(path))), Is.EqualTo(before));
    }

    [Test]
    public void Two_claims_with_one_id_are_refused() => Assert.That(
        () => ReportWriter.Write(Samples.Suite(Samples.Claim(), Samples.Claim()), _directory), Throws.ArgumentException.With.Message.Contains("twice"));

    private sealed class Unreadable : IReadOnlyList<string>
    {
        public int Count => 1;

        public string this[int index] => throw new IOException("It cannot be read.");

        public IEnumerator<string> GetEnumerator() => throw new IOException("It cannot be read.");

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
