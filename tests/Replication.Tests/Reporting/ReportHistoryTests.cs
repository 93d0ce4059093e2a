using Replication.Core;
using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Reporting;
using Replication.Reporting.History;
using Replication.Reporting.Html;
using Replication.Statistics;

namespace Replication.Tests.Reporting;

public class ReportHistoryTests
{
    private string _directory = "";

    [SetUp]
    public void MakeDirectory() => _directory = Directory.CreateTempSubdirectory("history-").FullName;

    [TearDown]
    public void DeleteDirectory() => Directory.Delete(_directory, recursive: true);

    [Test]
    public void Every_report_that_says_something_new_adds_an_entry_and_changes_none()
    {
        Write(day: 1, "aaa", value: 1);
        var first = ReportHistory.Read(_directory).Entries.Single();
        Write(day: 2, "aaa", value: 2);
        Write(day: 3, "bbb", value: 2, Verdict.NotReplicated);
        var entries = ReportHistory.Read(_directory).Entries;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(entries[0], Is.EqualTo(first));
            Assert.That(entries.Select(e => (e.Commit, e.Value, e.Verdict)), Is.EqualTo(new (string, double?, string?)[]
            {
                ("aaa", 1, "Replicated"), ("aaa", 2, "Replicated"), ("bbb", 2, "NotReplicated"),
            }));
        }
    }

    [Test]
    public void The_same_report_written_again_adds_nothing()
    {
        Write(day: 1, "aaa", value: 1);
        var before = File.ReadAllText(Path.Combine(_directory, ReportFiles.History));
        Write(day: 2, "aaa", value: 1);
        Assert.That(File.ReadAllText(Path.Combine(_directory, ReportFiles.History)), Is.EqualTo(before));
    }

    [Test]
    public void Numbers_that_are_not_finite_are_kept_and_read_back()
    {
        Write(day: 1, "aaa", double.NaN, Verdict.Invalid);
        Write(day: 2, "aaa", double.NaN, Verdict.Invalid);
        Assert.That(ReportHistory.Read(_directory).Entries.Single().Value, Is.NaN);
    }

    [Test]
    public void A_claim_page_tells_its_own_history_newest_first()
    {
        Write(day: 1, "aaa", value: 1, Verdict.Inconclusive);
        Assert.That(Page(), Does.Not.Contain(">History<"), "one report is no history");
        Write(day: 2, "bbb", value: 2);
        var history = Page()[Page().IndexOf(">History<", StringComparison.Ordinal)..];
        Assert.That(history, Does.Contain("bbb").And.Contain("Inconclusive").And.Contain("1.00 [0.50, 1.50]"));
        Assert.That(history.IndexOf("bbb", StringComparison.Ordinal), Is.LessThan(history.IndexOf("aaa", StringComparison.Ordinal)));
    }

    [Test]
    public void Another_tier_has_a_history_of_its_own()
    {
        Write(day: 1, "aaa", value: 1);
        ReportWriter.Write(Report(2, "bbb", 2, Verdict.Replicated) with { Tier = Tier.Gpu }, _directory);
        Assert.That(ReportHistory.Read(_directory).Entries, Has.Count.EqualTo(2));
        Assert.That(Page(), Does.Not.Contain(">History<"));
    }

    [TestCase("not json", "is not a history of reports")]
    [TestCase("null", "has format , not 1")]
    [TestCase("{\"format\":99,\"entries\":[]}", "has format 99, not 1")]
    public void A_damaged_history_is_refused_and_left_as_it_is(string json, string reason)
    {
        var path = Path.Combine(_directory, ReportFiles.History);
        File.WriteAllText(path, json);
        Assert.That(() => Write(day: 1, "aaa", value: 1), Throws.TypeOf<SetUpException>().With.Message.Contains(reason));
        Assert.That(Directory.GetFiles(_directory), Is.EqualTo(new[] { path }));
        Assert.That(File.ReadAllText(path), Is.EqualTo(json));
    }

    [Test]
    public void A_long_history_shows_its_newest_entries_and_counts_the_rest()
    {
        var entries = Enumerable.Range(1, 20).Select(i => new HistoryEntry(
            "paper/claim", new DateTimeOffset(2026, 1, i, 0, 0, 0, TimeSpan.Zero), $"commit{i}.", "micro", "texts", 1, "Replicated", i, i - 1, i + 1, 5)).ToArray();
        var table = HistoryTable.Of("A claim", entries).Text;
        Assert.That(table, Does.Contain("commit20.").And.Contain("commit9.").And.Not.Contain("commit8.").And.Contain("8 older reports in history.json."));
    }

    private void Write(int day, string commit, double value, Verdict verdict = Verdict.Replicated) =>
        ReportWriter.Write(Report(day, commit, value, verdict), _directory);

    private string Page() => File.ReadAllText(Path.Combine(_directory, ReportFiles.Html));

    private static SuiteReport Report(int day, string commit, double value, Verdict verdict) => Samples.Suite(Samples.Claim(value: value, verdict: verdict)) with
    {
        Environment = [KeyValuePair.Create("Commit", commit)],
        Written = new DateTimeOffset(2026, 11, day, 9, 30, 0, TimeSpan.Zero),
    };
}
