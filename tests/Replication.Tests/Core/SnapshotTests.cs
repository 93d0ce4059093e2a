using Replication.Core;
using Replication.Core.Claims;
using Replication.Core.Environments;
using Replication.Core.Reports;
using Replication.Core.Runs;
using Replication.Core.Snapshots;
using Replication.Core.Progress;
using Replication.Statistics;

namespace Replication.Tests.Core;

public sealed class SnapshotTests
{
    private const string OtherEngine = "torchsharp-cpu";
    private static readonly ClaimSettings Standard = new(Tier.Micro);
    private TemporaryClone _clone = null!;

    private string Verified => Path.Combine(_clone.Workspace.Expected, "toy", "slope.micro.verified.json");

    private string Received => Path.Combine(_clone.Workspace.Expected, "toy", "slope.micro.received.json");

    [SetUp]
    public void Open() => _clone = new TemporaryClone();

    [TearDown]
    public void Close() => _clone.Dispose();

    [Test]
    public void An_approved_snapshot_reads_as_written()
    {
        Approve();
        Assert.That(File.ReadAllText(Verified), Is.EqualTo("""
            {
              "claim": "toy/slope",
              "version": 1,
              "tier": "micro",
              "approval": {
                "reason": "First run.",
                "date": "2026-01-02",
                "commit": "abc"
              },
              "statistics": {
                "gpt2.slope.high": { "value": 3.5, "tolerance": 0.01, "reason": "Spread between engines." },
                "gpt2.slope.low": { "value": 1.5, "tolerance": 0.01, "reason": "Spread between engines." },
                "gpt2.slope.n": { "value": 3, "tolerance": 0, "reason": "A count is exact." },
                "gpt2.slope.value": { "value": 2.5, "tolerance": 0.01, "reason": "Spread between engines." },
                "verdict": { "value": "Replicated" },
                "weights.seed 1": { "value": "0123abcd" }
              }
            }

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void What_was_approved_is_verified_and_a_stale_received_file_goes()
    {
        Approve();
        File.WriteAllText(Received, "stale");
        Assert.That(Verify().State, Is.EqualTo(SnapshotState.Verified));
        Assert.That(Received, Does.Not.Exist);
    }

    [Test]
    public void A_flipped_number_is_named_with_both_values_and_the_bound()
    {
        Approve();
        Replace("\"gpt2.slope.value\": { \"value\": 2.5", "\"gpt2.slope.value\": { \"value\": 2.4");
        var result = Verify();
        Assert.That(result.State, Is.EqualTo(SnapshotState.Differs));
        Assert.That(result.Differences.Select(difference => difference.Path), Is.EqualTo(new[] { "gpt2.slope.value" }));
        Assert.That(result.Message, Does.Contain(
            "gpt2.slope.value: expected 2.4, actual 2.5, tolerance 0 (the managed engine gives the same digits on every machine; 0.01 elsewhere: Spread between engines.)"));
        Assert.That(result.Message, Does.StartWith($"Directory: {Path.GetDirectoryName(Verified)}\nNotEqual:\n  - Received: slope.micro.received.json\n    Verified: slope.micro.verified.json\n\nFileContent:\n"));
        Assert.That(Received, Does.Exist);
    }

    [TestCase("2.505", SnapshotState.Verified)]
    [TestCase("2.515", SnapshotState.Differs)]
    [TestCase("\"NaN\"", SnapshotState.Differs)]
    public void Another_engine_may_differ_by_the_approved_tolerance(string expected, SnapshotState state)
    {
        Approve();
        Replace("\"gpt2.slope.value\": { \"value\": 2.5", "\"gpt2.slope.value\": { \"value\": " + expected);
        Assert.That(Verify(OtherEngine).State, Is.EqualTo(state));
        Assert.That(Verify().State, Is.EqualTo(SnapshotState.Differs));
    }

    [Test]
    public void Hashes_of_weights_are_compared_on_the_managed_engine_only()
    {
        Approve();
        Replace("0123abcd", "ffff");
        Assert.That(Verify(OtherEngine).State, Is.EqualTo(SnapshotState.Verified));
        Assert.That(Verify().Differences.Single().ToString(), Is.EqualTo(
            "weights.seed 1: expected ffff, actual 0123abcd, tolerance none (equality to the last printed digit)"));
    }

    [TestCase(EngineName.Managed)]
    [TestCase(OtherEngine)]
    public void Another_verdict_differs_on_every_engine(string engine)
    {
        Approve();
        Assert.That(
            Verify(engine, new ToyClaim { Verdict = Verdict.Inconclusive }).Differences.Select(difference => difference.Path),
            Is.EqualTo(new[] { "verdict" }));
    }

    [Test]
    public void A_number_that_appears_or_vanishes_differs()
    {
        Approve();
        Replace("gpt2.slope.n", "gpt2.slope.count");
        Assert.That(Verify(OtherEngine).Differences.Select(difference => (difference.Path, difference.Expected, difference.Actual)),
            Is.EqualTo(new[] { ("gpt2.slope.count", "3", null), ("gpt2.slope.n", (string?)null, "3") }));
    }

    [Test]
    public void A_new_version_of_the_protocol_needs_a_new_approval()
    {
        Approve();
        Assert.That(
            Verify(EngineName.Managed, new ToyClaim(version: 2)).Differences.Select(difference => difference.Path), Is.EqualTo(new[] { "version" }));
    }

    [Test]
    public void A_claim_without_a_snapshot_is_new_and_says_how_to_approve()
    {
        var result = Verify();
        Assert.That(result.State, Is.EqualTo(SnapshotState.New));
        Assert.That(result.Message, Does.Contain("\nNew:\n  - Received: slope.micro.received.json\n").And.Contain("approve toy/slope"));
        Assert.That(File.ReadAllText(Received), Does.Contain("\"gpt2.slope.value\""));
    }

    [TestCase("{")]
    [TestCase("{}")]
    [TestCase("{ \"claim\": \"toy/slope\", \"version\": 1, \"tier\": \"micro\", \"statistics\": {} }")]
    public void A_snapshot_that_is_broken_or_unapproved_is_named(string text)
    {
        Approve();
        File.WriteAllText(Verified, text);
        Assert.That(() => Verify(), Throws.TypeOf<SetUpException>().With.Message.Contains(Verified));
    }

    [Test]
    public void A_snapshot_without_its_claim_dangles()
    {
        Approve();
        Assert.That(DanglingSnapshots.Find(_clone.Workspace.Expected, [new ToyClaim()]), Is.Empty);
        var dangling = DanglingSnapshots.Find(_clone.Workspace.Expected, [new ToyClaim(id: "toy/renamed")]);
        Assert.That(dangling, Is.EqualTo(new[] { Verified }));
        Assert.That(DanglingSnapshots.Message(_clone.Workspace.Expected, dangling), Does.Contain(
            $"Delete:\n  - {Path.Combine("toy", "slope.micro.verified.json")}\n"));
    }

    [TestCase(0.0, "0")]
    [TestCase(-0.0, "0")]
    [TestCase(1.0 / 3, "0.333333")]
    [TestCase(1234567.0, "1.23457E+06")]
    [TestCase(0.0000123456789, "1.23457E-05")]
    [TestCase(double.NaN, "NaN")]
    [TestCase(double.PositiveInfinity, "Infinity")]
    public void Numbers_are_printed_with_six_digits(double value, string expected)
    {
        Assert.That(PrintedNumber.Of(value), Is.EqualTo(expected));
        Assert.That(PrintedNumber.TryRead(expected, out _), Is.True);
    }

    private void Approve() => new SnapshotStore(_clone.Workspace.Expected, EngineName.Managed)
        .Approve(Measure(new ToyClaim()), new Approval("First run.", new DateOnly(2026, 1, 2), "abc"));

    private SnapshotResult Verify(string engine = EngineName.Managed, ToyClaim? claim = null) =>
        new SnapshotStore(_clone.Workspace.Expected, engine).Verify(Measure(claim ?? new ToyClaim()));

    private Snapshot Measure(ToyClaim claim)
    {
        var planned = PlannedClaim.Of(claim, Standard);
        var runner = new SuiteRunner(new RunStore(_clone.Workspace.Store), [], new SilentObserver(), new SuiteOptions());
        return Snapshot.Of(claim, Tier.Micro, claim.Judge(Standard, runner.Run(planned.Runs).Runs));
    }

    private void Replace(string old, string now)
    {
        var text = File.ReadAllText(Verified);
        Assert.That(text, Does.Contain(old));
        File.WriteAllText(Verified, text.Replace(old, now));
    }
}
