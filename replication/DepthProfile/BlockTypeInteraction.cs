using Replication.Core.Claims;
using Replication.Models;
using Replication.Statistics;

namespace Replication.DepthProfile;

/// <summary>Under equal steps sequential blocks keep the slope across objectives, parallel blocks only under causal language modelling.</summary>
public sealed class BlockTypeInteraction : DepthProfileClaim
{
    private static readonly ModelShape[] Sequential = [new("gpt2"), new("opt")];
    private static readonly ModelShape[] Parallel = [new("gpt-neox"), new("codegen")];

    public override ClaimCard Card { get; } = new()
    {
        Id = "depth-profile/block-type-interaction",
        Version = 1,
        Paper = DepthProfilePaper.Paper,
        Title = "Parallel blocks keep their profile only under causal language modelling",
        Place = "abstract",
        Statement = "Under equal steps, small models with sequential blocks keep a positive slope across objectives; those with parallel blocks keep it only for causal language modelling.",
        Kind = ClaimKind.Difference,
        Metric = SlopeInWords + " Interaction of the equal-step slope: (language modelling − classification) in parallel blocks (GPT-NeoX, CodeGen) minus the same in sequential ones (GPT-2, OPT), paired by seed.",
        SmallestEffect = new(SmallestSlope, "locality gradient", SmallestSlopeReason),
        Rule = "On the 95 % t interval over seeds of the interaction. " + VerdictRule.PositiveEffectInWords,
        Deviations = [.. CommonDeviations, "BERT is trained by masked language modelling and is shown beside, not counted: the interaction is over causal language modelling."],
        SourceFile = "replication/DepthProfile/BlockTypeInteraction.cs",
    };

    private protected override IReadOnlyList<Cell> Cells => [.. Interaction.Cells([.. Sequential, .. Parallel, new("bert")])];

    private protected override Finding Judge(DepthGrid grid)
    {
        var interaction = OverSeeds("interaction", "parallel minus sequential, dependence on the objective", Interaction.Of(grid, Sequential, Parallel));
        var verdict = Positive(interaction, SmallestSlope);
        var sentence = FormattableString.Invariant($"The equal-step slope depends on the objective by {Text(interaction)} more in parallel than in sequential blocks.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = interaction,
            PValue = AgainstZero(interaction),
            Estimates =
            [
                interaction,
                OverSeeds("dependence.sequential", "sequential blocks, language modelling minus classification", Interaction.Dependence(grid, Sequential)),
                OverSeeds("dependence.parallel", "parallel blocks, language modelling minus classification", Interaction.Dependence(grid, Parallel)),
                .. ByMeasure("interaction", "interaction", (m, p) => Interaction.Of(grid, Sequential, Parallel, m, p)),
                .. Cells.Select(cell => OverSeeds(cell.Path, cell.Label, grid.Slopes(cell))),
            ],
            Figure = SlopeFigure.Of("Which blocks keep their profile under which objective?", sentence, grid, new[] { ("sequential blocks", Sequential.Append(new("bert"))), ("parallel blocks", Parallel) }.Select(type =>
                (type.Item1, (IReadOnlyList<(string, IReadOnlyList<(string, Cell)>)>)[.. DepthTasks.All.Select(task =>
                    (task.Replace('-', ' '), (IReadOnlyList<(string, Cell)>)[.. type.Item2.Select(model => (model.Name, new Cell(model, task, true)))]))]))),
            FurtherSeeds = FurtherSeeds(verdict, interaction, SmallestSlope),
            WeightHashes = new Dictionary<string, string>(), // pinned by the equal-step control
        };
    }
}
