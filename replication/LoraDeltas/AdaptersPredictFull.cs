using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Random;
using Replication.Statistics;

namespace Replication.LoraDeltas;

/// <summary>The layers that adapters change most are those that full fine-tuning changes most.</summary>
public sealed class AdaptersPredictFull : LoraDeltasClaim
{
    private const int TopLayers = 3; // the study's successor tunes the top one or three

    public override ClaimCard Card { get; } = new()
    {
        Id = "lora-deltas/adapters-predict-full",
        Version = 1,
        Paper = LoraDeltasPaper.Paper,
        Title = "Adapters rank layers as full fine-tuning does",
        Place = "motivation: LoRA as a proxy of full fine-tuning",
        Statement = "The layer profile of LoRA's change ranks layers as the weight change of full fine-tuning does.",
        Kind = ClaimKind.Correlation,
        Metric = DeltaInWords + " Spearman's ρ over layers between it and Σ‖ΔW‖_F of full fine-tuning over the same four matrices; same base, data, steps and order; mean over domains.",
        SmallestEffect = new(SmallestAgreement, "Spearman's ρ", SmallestAgreementReason),
        Rule = "On the 95 % t interval over seeds of the mean ρ. " + VerdictRule.PositiveEffectInWords,
        Deviations = [.. CommonDeviations, "The study asserts it and has no full fine-tuning: this control is ours, at the micro tier's fine-tuning rate of 1e-3, from the same rounded base.", "Adapters on the attention learn less in the same steps than all weights do; the losses of both are reported beside."],
        SourceFile = "replication/LoraDeltas/AdaptersPredictFull.cs",
    };

    private protected override IReadOnlyList<DeltaCell> Cells => [.. DeltaGrid.Cells(DeltaArm.Low), .. DeltaGrid.Cells(DeltaArm.Wide), .. DeltaGrid.Cells(DeltaArm.Full)];

    private protected override Finding Judge(DeltaGrid grid)
    {
        var study = Pair(grid, DeltaArm.Low, DeltaMeasure.Adapters, DeltaMeasure.Update, DepthShape.Agreement);
        var headline = OverSeeds("agreement", "rank correlation of A and B apart with full fine-tuning's ‖ΔW‖", MeanOf(study));
        var verdict = Positive(headline, SmallestAgreement);
        var overlap = OverSeeds("overlap", "mean squared cosine between the leading four directions", grid.MeanOf(DeltaArm.Full, DeltaProtocol.Attention, UpdateMeasures.Overlap));
        var sentence = $"Over layers, the adapters' profile and that of full fine-tuning correlate by ρ = {Text(headline)}.";
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = headline,
            PValue = AgainstZero(headline),
            Estimates =
            [
                headline,
                headline with
                {
                    Path = "agreement.other-domains", Label = "the same, with an interval for other domains too",
                    Interval = TwoWayBootstrap.Percentile(Table(study), Sample.Mean, RandomStream.For(Card.Id, "bootstrap")),
                },
                .. Pairs(grid, "update", "‖(α/r)·BA‖", DeltaArm.Low, DeltaMeasure.Update, DeltaMeasure.Update),
                .. Pairs(grid, "relative", "‖(α/r)·BA‖/‖W‖", DeltaArm.Low, DeltaMeasure.Relative, DeltaMeasure.Relative),
                .. Pairs(grid, "with-feed-forward", "A and B apart, up and down too", DeltaArm.Wide, DeltaMeasure.Adapters, DeltaMeasure.Update),
                .. Pairs(grid, "with-feed-forward.update", "‖(α/r)·BA‖, up and down too", DeltaArm.Wide, DeltaMeasure.Update, DeltaMeasure.Update),
                .. DeltaProtocol.Attention.Select(matrix => OverSeeds($"{matrix}.agreement", $"{matrix} alone, ‖(α/r)·BA‖", MeanOf(Pair(grid, DeltaArm.Low, DeltaMeasure.Update, DeltaMeasure.Update, DepthShape.Agreement, [matrix])))),
                OverSeeds("top", "share of the three most changed layers that both name", MeanOf(Pair(grid, DeltaArm.Low, DeltaMeasure.Adapters, DeltaMeasure.Update, SharedTop))),
                overlap,
                OverSeeds("overlap.chance", "the same between random subspaces", [.. grid.Seeds.Select(_ => DeltaProtocol.Attention.Average(matrix => OverlapByChance(grid, matrix)))]),
                .. DeltaProtocol.Attention.Select(matrix => OverSeeds($"{matrix}.overlap", $"{matrix}, mean squared cosine between the leading four directions", grid.MeanOf(DeltaArm.Full, [matrix], UpdateMeasures.Overlap))),
                .. DeltaGrid.Cells(DeltaArm.Low).Concat(DeltaGrid.Cells(DeltaArm.Full)).SelectMany(cell => new[] { "before", "after" }.Select(when =>
                    OverSeeds($"{cell.Path}.loss.{when}", $"held-out loss {when} training, {cell.Label}", grid.Scalars(cell, $"loss.{when}"), "nats per token"))),
            ],
            Figure = LayerFigure.Of("Do adapters change the layers that full fine-tuning changes?", sentence, DeltaDomains.All.Select(domain =>
                (domain.Name.Replace('-', ' '), (IReadOnlyList<Curve>)
                [
                    LayerFigure.Ours("A and B apart", grid.Profiles(new(domain, DeltaArm.Low), DeltaMeasure.Adapters)),
                    LayerFigure.Ours("(α/r)·BA", grid.Profiles(new(domain, DeltaArm.Low), DeltaMeasure.Update)),
                    LayerFigure.Ours("full", grid.Profiles(new(domain, DeltaArm.Full), DeltaMeasure.Update, matrices: DeltaProtocol.Attention)),
                ]))),
            FurtherSeeds = FurtherSeeds(verdict, headline, SmallestAgreement),
            WeightHashes = Hashes(grid, DeltaGrid.Cells(DeltaArm.Wide)),
        };
    }

    private static Estimate[] Pairs(DeltaGrid grid, string path, string label, DeltaArm arm, DeltaMeasure adapters, DeltaMeasure full) =>
        [OverSeeds($"agreement.{path}", $"rank correlation of {label} with full fine-tuning's", MeanOf(Pair(grid, arm, adapters, full, DepthShape.Agreement)))];

    // Domains × seeds, over the matrices that have adapters.
    private static List<double[]> Pair(
        DeltaGrid grid, DeltaArm arm, DeltaMeasure adapters, DeltaMeasure full, Func<double[], double[], double> read, IReadOnlyList<string>? matrices = null) =>
    [
        .. DeltaDomains.All.Select(domain => (double[])
        [
            .. grid.Profiles(new(domain, arm), adapters, matrices: matrices ?? arm.Measured)
                .Zip(grid.Profiles(new(domain, DeltaArm.Full), full, matrices: matrices ?? arm.Measured), read),
        ]),
    ];

    private static double[,] Table(List<double[]> domains)
    {
        var table = new double[domains.Count, domains[0].Length];
        for (var row = 0; row < domains.Count; row++)
            for (var column = 0; column < domains[row].Length; column++)
                table[row, column] = domains[row][column];
        return table;
    }

    private static double SharedTop(double[] first, double[] second)
    {
        static IEnumerable<int> Top(double[] profile) => Enumerable.Range(0, profile.Length).OrderByDescending(layer => profile[layer]).Take(TopLayers);
        return Top(first).Intersect(Top(second)).Count() / (double)TopLayers;
    }

    // Left singular vectors live in the matrix's outputs, which are also its full rank for these four.
    private static double OverlapByChance(DeltaGrid grid, string matrix) => (double)UpdateMeasures.Directions / grid.Sizes.FullRank(matrix);
}
