using Replication.Core.Claims;
using Replication.Statistics;

namespace Replication.DepthProfile;

/// <summary>With every block's relative update made equal, the profile persists in some conditions and collapses in others.</summary>
public sealed class EqualStepControl : DepthProfileClaim
{
    private const double Simultaneous = 0.95; // all cells' intervals together

    public override ClaimCard Card { get; } = new()
    {
        Id = "depth-profile/equal-step-control",
        Version = 1,
        Paper = DepthProfilePaper.Paper,
        Title = "Equal steps leave some profiles and flatten others",
        Place = "abstract",
        Statement = "When every layer's relative update is made equal at every step, the depth profile persists in some conditions and collapses in others.",
        Kind = ClaimKind.Difference,
        Metric = SlopeInWords + " After each optimiser step every block's ‖ΔW‖/‖W‖ is set to the step's mean over blocks.",
        SmallestEffect = new(SmallestSlope, "locality gradient", SmallestSlopeReason),
        Rule = "Every cell, model × objective, by its t interval over seeds, all intervals together at 95 % (Bonferroni). A profile persists where the interval lies above the smallest effect, "
            + "and collapses where it lies below it. Replicated where at least one cell persists and at least one collapses; not replicated where all persist or all collapse; "
            + "inconclusive where the undecided cells could still make the difference; invalid where a number is not finite or seeds are missing.",
        Deviations = CommonDeviations,
        SourceFile = "replication/DepthProfile/EqualStepControl.cs",
    };

    private protected override IReadOnlyList<Cell> Cells => [.. DepthGrid.Cells(equalStep: false), .. DepthGrid.Cells(equalStep: true)];

    private protected override Finding Judge(DepthGrid grid)
    {
        var controlled = DepthGrid.Cells(equalStep: true);
        var level = 1 - (1 - Simultaneous) / controlled.Count;
        var perCell = controlled.Select(cell => OverSeeds(cell.Path, cell.Label, grid.Slopes(cell), level: level)).ToList();
        double[] standard = grid.MeanSlopes(DepthGrid.Cells(equalStep: false)), equal = grid.MeanSlopes(controlled);
        var removed = OverSeeds("removed", "standard minus equal-step, mean locality gradient", [.. standard.Zip(equal, (s, e) => s - e)]);

        var persist = perCell.Count(e => e.Interval.Low > SmallestSlope);
        var collapse = perCell.Count(e => e.Interval.High < SmallestSlope);
        var verdict = perCell.Any(e => e.N < DeclaredSeeds || !double.IsFinite(e.Interval.Low) || !double.IsFinite(e.Interval.High)) ? Verdict.Invalid
            : persist > 0 && collapse > 0 ? Verdict.Replicated
            : persist == perCell.Count || collapse == perCell.Count ? Verdict.NotReplicated
            : Verdict.Inconclusive;
        var sentence = FormattableString.Invariant($"Under equal steps the profile persists in {persist} of {perCell.Count} cells, collapses in {collapse} and is undecided in {perCell.Count - persist - collapse}; the control takes {Text(removed)} off the mean slope.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = removed,
            PValue = null, // cells are counted
            Estimates =
            [
                removed, OverSeeds("equal-step", "mean locality gradient under equal steps", equal),
                .. ByMeasure("equal-step", "mean locality gradient under equal steps", (m, p) => grid.MeanSlopes(controlled, m, p)), .. perCell,
            ],
            Figure = SlopeFigure.Of("Does the profile survive equal steps?", sentence, grid, DepthTasks.All.Select(task =>
                (task.Replace('-', ' '), SlopeFigure.BothArms([.. DepthGrid.Families.Select(model => (model.Name, new Cell(model, task)))])))),
            FurtherSeeds = null, // which of the undecided cells would turn is not one comparison
            WeightHashes = Hashes(grid, controlled),
        };
    }
}
