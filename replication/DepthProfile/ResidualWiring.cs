using Replication.Core.Claims;
using Replication.Models;
using Replication.Statistics;

namespace Replication.DepthProfile;

/// <summary>The same network with only its residual wiring switched: a causal test of the block-type claim, which the paper could not make.</summary>
[Category("EngineParity")] // no other claim's numbers hang less on rounding
public sealed class ResidualWiring : DepthProfileClaim
{
    private static readonly ModelShape Parallel = new("gpt-neox");
    private static readonly ModelShape Sequential = new(ModelShape.Rewired);

    public override ClaimCard Card { get; } = new()
    {
        Id = "depth-profile/residual-wiring",
        Version = 1,
        Paper = DepthProfilePaper.Paper,
        Title = "The residual wiring itself decides",
        Place = "abstract; the causal test is ours",
        Statement = "It is the wiring of the block, sequential or parallel, that decides whether the profile survives equal steps under every objective.",
        Kind = ClaimKind.Difference,
        Metric = SlopeInWords + " Interaction of the equal-step slope: (language modelling − classification) in a GPT-NeoX with parallel residual minus the same in the same network, with the same initial weights and data order, wired in sequence.",
        SmallestEffect = new(SmallestSlope, "locality gradient", SmallestSlopeReason),
        Rule = "On the 95 % t interval over paired seeds of the interaction. " + VerdictRule.PositiveEffectInWords,
        Deviations = [.. CommonDeviations, "The paper compares published models that differ in more than their wiring; here nothing else differs."],
        SourceFile = "replication/DepthProfile/ResidualWiring.cs",
    };

    /// <summary>
    /// A unit in the last place of every initial weight moves a slope of these two models by 3.8e-7 (tests/Benchmarks, rounding);
    /// ten units in each of 360 steps, all the same way, by 1.4e-3. The interaction adds four slopes.
    /// </summary>
    public override Tolerance ToleranceFor(string path) => path.StartsWith("interaction.", StringComparison.Ordinal) && path.Split('.').Length > 2
        ? base.ToleranceFor(path) // another measure, whose rounding was not followed
        : new(0.006, "Four slopes, each within 0.0014: rounding of one unit in the last place at the start moves a slope by 3.8e-7, ten units in each of 360 steps by 3,600 times that.");

    private protected override IReadOnlyList<Cell> Cells =>
        [.. from model in new[] { Parallel, Sequential } from task in DepthTasks.All from arm in new[] { false, true } select new Cell(model, task, arm)];

    private protected override Finding Judge(DepthGrid grid)
    {
        var interaction = OverSeeds("interaction", "parallel minus sequential wiring, dependence on the objective", Interaction.Of(grid, [Sequential], [Parallel]));
        var verdict = Positive(interaction, SmallestSlope);
        var sentence = FormattableString.Invariant($"Switching the residual wiring alone changes the equal-step slope's dependence on the objective by {Text(interaction)}.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = interaction,
            PValue = AgainstZero(interaction),
            Estimates =
            [
                interaction, .. ByMeasure("interaction", "interaction", (m, p) => Interaction.Of(grid, [Sequential], [Parallel], m, p)),
                .. Cells.Select(cell => OverSeeds(cell.Path, cell.Label, grid.Slopes(cell))),
            ],
            Figure = SlopeFigure.Of("What does the wiring alone change?", sentence, grid, DepthTasks.All.Select(task =>
                (task.Replace('-', ' '), SlopeFigure.BothArms([("parallel wiring", new Cell(Parallel, task)), ("sequential wiring", new Cell(Sequential, task))])))),
            FurtherSeeds = FurtherSeeds(verdict, interaction, SmallestSlope),
            WeightHashes = Hashes(grid, Cells.Where(cell => cell.Model == Sequential)),
        };
    }
}
