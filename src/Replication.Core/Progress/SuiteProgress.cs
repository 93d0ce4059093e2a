using Replication.Core.Reports;
using Replication.Core.Runs;

namespace Replication.Core.Progress;

/// <summary>Keeps count of a suite as it runs, for whoever shows it. Safe to call from any thread.</summary>
/// <param name="claims">The suite's claims with their runs.</param>
/// <param name="cost">How long runs took before.</param>
/// <param name="workers">Runs at a time.</param>
/// <param name="clock">Durations come from its timestamps.</param>
public sealed class SuiteProgress(IReadOnlyList<PlannedClaim> claims, PlanCost cost, int workers, TimeProvider clock) : IRunObserver
{
    private readonly Lock _gate = new();
    private readonly DateTimeOffset _began = clock.GetUtcNow();
    private readonly long _start = clock.GetTimestamp();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly List<string> _failures = [];
    private readonly List<double> _minutes = [];
    private (string Id, string[] Keys)[] _claims = [];
    private SuiteState _state = SuiteState.Running;
    private int _order;

    private enum Stage
    {
        Waiting,
        Stored,
        UnderWay,
        Finished,
        Failed,
    }

    public void Planned(IReadOnlyList<PlannedRun> runs, int cached)
    {
        lock (_gate)
        {
            var outstanding = cost.Outstanding.Select(run => run.Spec.Key).ToHashSet(StringComparer.Ordinal);
            foreach (var run in runs)
            {
                _entries[run.Spec.Key] = new Entry(run.Spec.Label, cost.MinutesOf(run)) { Stage = outstanding.Contains(run.Spec.Key) ? Stage.Waiting : Stage.Stored };
            }

            _claims = [.. claims.Select(claim => (claim.Claim.Card.Id, Keys(claim.Runs)))];
        }
    }

    public void Started(PlannedRun run)
    {
        lock (_gate)
        {
            var entry = _entries[run.Spec.Key];
            (entry.Stage, entry.Begun, entry.Order) = (Stage.UnderWay, clock.GetTimestamp(), _order++);
        }
    }

    public void Advanced(PlannedRun run, double fraction)
    {
        lock (_gate)
        {
            var entry = _entries[run.Spec.Key];
            entry.Fraction = Math.Max(entry.Fraction, fraction);
        }
    }

    public void Finished(PlannedRun run, RunRecord record)
    {
        lock (_gate)
        {
            _entries[run.Spec.Key].Stage = Stage.Finished;
            _minutes.Add(record.Minutes);
        }
    }

    public void Failed(PlannedRun run, Exception error)
    {
        lock (_gate)
        {
            _entries[run.Spec.Key].Stage = Stage.Failed;
            _failures.Add($"Run {run.Spec} failed: {OneLine.Of(error.Message)}");
        }
    }

    /// <summary>Says how the suite ended; <paramref name="words"/> is what broke it.</summary>
    public void End(SuiteState state, string? words = null)
    {
        lock (_gate)
        {
            _state = state;
            if (words is not null)
            {
                _failures.Add(words);
            }
        }
    }

    /// <summary>The suite at this moment.</summary>
    public ProgressReport Report()
    {
        lock (_gate)
        {
            (double? Minutes, double Fraction)[] left = [.. _entries.Values
                .Where(entry => entry.Stage is Stage.Waiting or Stage.UnderWay)
                .Select(entry => (entry.Minutes, entry.Stage == Stage.UnderWay ? entry.Fraction : 0))];
            var (stored, finished, failed) = (Count(Stage.Stored), Count(Stage.Finished), Count(Stage.Failed));
            var toDo = _entries.Count - stored;
            return new ProgressReport(
                ProgressReport.CurrentFormat, _state, Environment.ProcessId, _began, clock.GetUtcNow(), clock.GetElapsedTime(_start).TotalSeconds,
                RemainingTime.Seconds(left, _minutes, workers), _entries.Count, stored, finished, failed,
                toDo == 0 ? 1 : (finished + failed + left.Sum(run => run.Fraction)) / toDo,
                [.. _claims.Select(claim => Of(claim.Id, [.. claim.Keys.Where(_entries.ContainsKey).Select(key => (key, _entries[key]))]))],
                [.. _failures]);
        }
    }

    private static string[] Keys(IEnumerable<PlannedRun> runs)
    {
        var keys = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        void Visit(PlannedRun run)
        {
            if (seen.Add(run.Spec.Key))
            {
                foreach (var need in run.Needs)
                {
                    Visit(need);
                }

                keys.Add(run.Spec.Key);
            }
        }

        foreach (var run in runs)
        {
            Visit(run);
        }

        return [.. keys];
    }

    private ClaimProgress Of(string id, IReadOnlyList<(string Key, Entry Entry)> entries) => new(
        id,
        entries.Count,
        entries.Count(pair => pair.Entry.Stage is Stage.Stored or Stage.Finished),
        entries.Count(pair => pair.Entry.Stage == Stage.Failed),
        [.. entries.Where(pair => pair.Entry.Stage == Stage.UnderWay).OrderBy(pair => pair.Entry.Order)
            .Select(pair => new RunUnderWay(pair.Key, pair.Entry.Label, pair.Entry.Fraction, clock.GetElapsedTime(pair.Entry.Begun).TotalSeconds))]);

    private int Count(Stage stage) => _entries.Values.Count(entry => entry.Stage == stage);

    private sealed class Entry(string label, double? minutes)
    {
        public string Label { get; } = label;

        public double? Minutes { get; } = minutes;

        public Stage Stage { get; set; }

        public double Fraction { get; set; }

        public long Begun { get; set; }

        public int Order { get; set; }
    }
}
