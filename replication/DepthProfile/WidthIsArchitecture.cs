using Replication.Core.Claims;
using Replication.Random;
using Replication.Statistics;

namespace Replication.DepthProfile;

/// <summary>How wide the change spreads over depth is dominated by the architecture, not by the objective.</summary>
public sealed class WidthIsArchitecture : DepthProfileClaim
{
    private const double SmallestDifference = 0.1; // of the whole variance
    private const string Architecture = "architecture", Objective = "objective", Seed = "seed";

    public override ClaimCard Card { get; } = new()
    {
        Id = "depth-profile/width-is-architecture",
        Version = 1,
        Paper = DepthProfilePaper.Paper,
        Title = "The profile's width is architecture",
        Place = "abstract",
        Statement = "The width of the depth profile is dominated by the architecture rather than by the objective.",
        Kind = ClaimKind.Ordering,
        Metric = "Width: the span of relative depth that holds the central four fifths of the cumulated Procrustes change. Share of its variance over model × objective × seed that goes with the model, minus the share that goes with the objective (η² of the balanced three-way table).",
        SmallestEffect = new(SmallestDifference, "share of variance", "A tenth of the variance is the least that one would call more."),
        Rule = "On the 95 % percentile bootstrap interval over seeds, 10,000 draws, of the difference of shares. " + VerdictRule.PositiveEffectInWords,
        Deviations = [.. CommonDeviations, "The paper's formula of width could not be recovered; the standard deviation of depth under the profile is reported beside ours."],
        SourceFile = "replication/DepthProfile/WidthIsArchitecture.cs",
    };

    private protected override IReadOnlyList<Cell> Cells => DepthGrid.Cells(equalStep: false);

    private protected override Finding Judge(DepthGrid grid)
    {
        var span = Shares(grid, "span", p => p.CentralSpan);
        var spread = Shares(grid, "spread", p => p.Spread);
        var headline = span[0];
        var verdict = VerdictRule.ForPositiveEffect(headline.Interval, headline.Value, SmallestDifference, grid.Seeds.Count, DeclaredSeeds);
        var sentence = FormattableString.Invariant($"The architecture holds {span[1].Value:P0} of the variance of the width and the objective {span[2].Value:P0}: a difference of {Text(headline)}.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = headline,
            PValue = null, // a bootstrap has none
            Estimates = [.. span, .. spread, .. Cells.Select(cell => OverSeeds(cell.Path, cell.Label, [.. grid.Profiles(cell).Select(p => p.CentralSpan)]))],
            Figure = ProfileFigure.Of("What decides how wide the change spreads?", sentence, grid, DepthTasks.All.Select(task =>
                (task.Replace('-', ' '), (IReadOnlyList<(string, IReadOnlyList<Cell>)>)[.. DepthGrid.Families.Select(model => (model.Name, (IReadOnlyList<Cell>)[new Cell(model, task)]))]))),
            FurtherSeeds = FurtherSeeds(verdict, headline, SmallestDifference),
            WeightHashes = new Dictionary<string, string>(), // pinned by output-proximal locality
        };
    }

    // Difference, share of the architecture, share of the objective; the raw values are those with one seed left out.
    private Estimate[] Shares(DepthGrid grid, string name, Func<Measures.Depth.ChangeProfile, double> width)
    {
        var table = new FactorialTable(
            [new(Architecture, DepthGrid.Families.Count), new(Objective, DepthTasks.All.Count), new(Seed, grid.Seeds.Count)],
            [.. Cells.SelectMany(cell => grid.Profiles(cell).Select(width))]);
        Estimate Of(string path, string label, Func<FactorialTable, double> read)
        {
            double OfSeeds(ReadOnlySpan<int> seeds) => read(table.Take(Seed, seeds));
            int[] all = [.. Enumerable.Range(0, grid.Seeds.Count)];
            return new Estimate(
                $"{name}.{path}", $"{label} ({(name == "span" ? "central span" : "standard deviation of depth")})", "share of variance", OfSeeds(all),
                ClusterBootstrap.Percentile(all.Length, OfSeeds, RandomStream.For(Card.Id, name, path)), [.. all.Select(left => OfSeeds([.. all.Where(seed => seed != left)]))]);
        }

        double Share(FactorialTable of, string factor) => VarianceDecomposition.Share(of, factor).EtaSquared;
        return
        [
            Of("difference", "architecture minus objective", t => Share(t, Architecture) - Share(t, Objective)),
            Of("architecture", "architecture's share of the width's variance", t => Share(t, Architecture)),
            Of("objective", "objective's share of the width's variance", t => Share(t, Objective)),
        ];
    }
}
