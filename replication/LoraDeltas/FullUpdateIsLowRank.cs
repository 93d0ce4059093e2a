using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Statistics;

namespace Replication.LoraDeltas;

/// <summary>The update that full fine-tuning makes has a low effective rank.</summary>
public sealed class FullUpdateIsLowRank : LoraDeltasClaim
{
    private const double LowRank = 0.25; // of the full rank

    public override ClaimCard Card { get; } = new()
    {
        Id = "lora-deltas/full-update-is-low-rank",
        Version = 1,
        Paper = LoraDeltasPaper.Paper,
        Title = "Full fine-tuning moves weights in few directions",
        Place = "method, the low-rank hypothesis that the use of LoRA is founded on",
        Statement = "The weight update of full fine-tuning has a low effective rank.",
        Kind = ClaimKind.Difference,
        Metric = "Effective rank of ΔW: the fewest singular values that hold 90 % of ‖ΔW‖²; as a share of the matrix's full rank, mean over all seven matrices of all blocks and over domains, after the last epoch of full fine-tuning on the adapters' base, data and number of steps.",
        SmallestEffect = new(LowRank, "share of the full rank", "Two factors of a square matrix hold half its numbers where their rank is a quarter of its side: beyond that little is left of the saving for which low rank is assumed."),
        Rule = "On the 95 % t interval over seeds of 0.25 minus the share. Replicated where it lies wholly above zero; not replicated where it lies at or below zero; inconclusive where zero lies within; invalid where a number is not finite or seeds are missing.",
        Deviations = [.. CommonDeviations, "The study asserts the hypothesis and has no full fine-tuning: this control is ours, at the micro tier's fine-tuning rate of 1e-3."],
        SourceFile = "replication/LoraDeltas/FullUpdateIsLowRank.cs",
    };

    private protected override IReadOnlyList<DeltaCell> Cells => [.. DeltaGrid.Cells(DeltaArm.Full), .. DeltaGrid.Cells(DeltaArm.Low)];

    private protected override Finding Judge(DeltaGrid grid)
    {
        var share = OverSeeds("share", "effective rank ÷ full rank, full fine-tuning's ΔW", Shares(grid, DeltaArm.Full, DeltaProtocol.Matrices, UpdateMeasures.EffectiveRank));
        var chance = OverSeeds("chance", "effective rank ÷ full rank, random matrices of the same shapes", Shares(grid, DeltaArm.Full, DeltaProtocol.Matrices, UpdateMeasures.Gaussian));
        var margin = OverSeeds("margin", "0.25 minus the share", [.. share.PerSeed.Select(s => LowRank - s)]);
        var verdict = Positive(margin, 0);
        var sentence = $"Nine tenths of the update's energy need {Text(share)} of the full rank; of a random matrix's they need {chance.Value.ToString("F2", System.Globalization.CultureInfo.InvariantCulture)}.";
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = share,
            PValue = AgainstZero(margin),
            Estimates =
            [
                share, chance, margin,
                OverSeeds("kept", "share of the update's energy that rank 16 keeps, attention", grid.MeanOf(DeltaArm.Full, DeltaProtocol.Attention, UpdateMeasures.Kept)),
                OverSeeds("adapters", "effective rank ÷ full rank, the adapters' (α/r)·BA", Shares(grid, DeltaArm.Low, DeltaProtocol.Attention, UpdateMeasures.EffectiveRank)),
                OverSeeds("inner", "effective rank ÷ full rank, middle layers minus the first and the last", Inner(grid)),
                .. DeltaProtocol.Matrices.Select(matrix => OverSeeds($"{matrix}.share", $"{matrix}, effective rank ÷ full rank", Shares(grid, DeltaArm.Full, [matrix], UpdateMeasures.EffectiveRank))),
                .. DeltaProtocol.Matrices.Select(matrix => OverSeeds($"{matrix}.stable-rank", $"{matrix}, stable rank", grid.MeanOf(DeltaArm.Full, [matrix], UpdateMeasures.StableRank))),
            ],
            Figure = new Figure(
                "In how many directions does full fine-tuning move a matrix?", sentence,
                $"Effective rank at 90 % of the energy as a share of the full rank, one row a matrix, with 95 % intervals over seeds; full fine-tuning, random matrices of the same shapes, and the adapters' products. {sentence}",
                new Axis("effective rank ÷ full rank", IncludeZero: true), new Axis(""),
                [Panel.ByRow("",
                [
                    new IntervalSeries("full fine-tuning", [.. DeltaProtocol.Matrices.Select(matrix => Row(matrix, Shares(grid, DeltaArm.Full, [matrix], UpdateMeasures.EffectiveRank)))]),
                    new IntervalSeries("random matrices", [.. DeltaProtocol.Matrices.Select(matrix => Row(matrix, Shares(grid, DeltaArm.Full, [matrix], UpdateMeasures.Gaussian)))]),
                    new IntervalSeries("adapters", [.. DeltaProtocol.Attention.Select(matrix => Row(matrix, Shares(grid, DeltaArm.Low, [matrix], UpdateMeasures.EffectiveRank)))]),
                ])]),
            FurtherSeeds = FurtherSeeds(verdict, share, LowRank),
            WeightHashes = Hashes(grid, DeltaGrid.Cells(DeltaArm.Full)),
        };
    }

    private static double[] Shares(DeltaGrid grid, DeltaArm arm, IReadOnlyList<string> matrices, Func<string, string> series)
    {
        var byMatrix = matrices.Select(matrix => grid.MeanOf(arm, [matrix], series).Select(rank => rank / grid.Sizes.FullRank(matrix)).ToArray()).ToList();
        return MeanOf(byMatrix);
    }

    // Another study finds first and last layers to move in fewer directions than those between (Biderman et al. 2024, §4.6).
    private static double[] Inner(DeltaGrid grid)
    {
        double Of(Core.Runs.RunRecord run) => DeltaProtocol.Matrices.Average(matrix =>
        {
            var ranks = run.Outcome.Series[UpdateMeasures.EffectiveRank(matrix)];
            return (ranks.Skip(1).SkipLast(1).Average() - (ranks[0] + ranks[^1]) / 2) / grid.Sizes.FullRank(matrix);
        });
        return [.. grid.Seeds.Select((_, seed) => DeltaGrid.Cells(DeltaArm.Full).Average(cell => Of(grid.Runs(cell)[seed])))];
    }

    private static IntervalRow Row(string name, double[] values)
    {
        var interval = TInterval.OfMean(values);
        return new IntervalRow(name, Sample.Mean(values), interval.Low, interval.High) { Seeds = values };
    }
}
