using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Random;
using Replication.Statistics;

namespace Replication.LoraDeltas;

/// <summary>Five times the learning rate gives less than five times the change: 2.5 to 3.2 times.</summary>
public sealed class RateScaling : LoraDeltasClaim
{
    private const double SmallestShortfall = 0.1; // of the exponent
    private const double LeastRatio = 2.5, MostRatio = 3.2;

    private static readonly double LogOfRates = DeterministicMath.Log(StudyCurves.HighRate / StudyCurves.LowRate);

    public override ClaimCard Card { get; } = new()
    {
        Id = "lora-deltas/rate-scaling",
        Version = 1,
        Paper = LoraDeltasPaper.Paper,
        Title = "The change grows less than the learning rate",
        Place = "figures of mean |Δ| per layer at both learning rates, epoch 10",
        Statement = "Five times the learning rate gives 2.5 to 3.2 times the mean |Δ|.",
        Kind = ClaimKind.Difference,
        Metric = "Mean |Δ| over layers and adapters (A and B of q, k, v, o) after the last epoch: ratio of the higher rate to the lower, geometric mean over domains, paired by seed. Shortfall: 1 − log ratio ÷ log 5.",
        Published = new(Geometric([.. StudyCurves.RateRatios(StudyCurves.LastEpoch)]), "2.5 to 3.2 by domain, read off the study's plots; no number is printed"),
        SmallestEffect = new(SmallestShortfall, "exponent", "By a tenth of the exponent five times the rate gives 4.3 times the change; anything nearer to 5 is as good as in proportion."),
        Rule = "On the 95 % t interval over seeds of the shortfall. " + VerdictRule.PositiveEffectInWords
            + " Where that gives replicated but the 95 % interval of the ratio does not lie within 2.5 to 3.2, the verdict is direction only.",
        Deviations = [.. CommonDeviations, "The titles of the study's plots give other rates, 4e-4 and 3e-4, in contradiction to its headings: by these the ratio of rates would be less than one."],
        SourceFile = "replication/LoraDeltas/RateScaling.cs",
    };

    private protected override IReadOnlyList<DeltaCell> Cells => [.. DeltaGrid.Cells(DeltaArm.Low), .. DeltaGrid.Cells(DeltaArm.High)];

    private protected override Finding Judge(DeltaGrid grid)
    {
        var ratio = OverSeeds("ratio", "mean |Δ| at the higher ÷ at the lower rate", Ratios(grid, DeltaDomains.All));
        var shortfall = OverSeeds("shortfall", "1 − exponent of the learning rate", [.. ratio.PerSeed.Select(r => 1 - DeterministicMath.Log(r) / LogOfRates)]);
        var sublinear = Positive(shortfall, SmallestShortfall);
        var verdict = sublinear == Verdict.Replicated && !(ratio.Interval.Low >= LeastRatio && ratio.Interval.High <= MostRatio) ? Verdict.DirectionOnly : sublinear;
        var sentence = $"Five times the rate gives {Text(ratio)} times the mean |Δ|.";
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = ratio,
            PValue = AgainstZero(shortfall),
            Estimates =
            [
                ratio, shortfall,
                .. DeltaProtocol.Measured.SkipLast(1).Select(epoch => OverSeeds(FormattableString.Invariant($"ratio.epoch-{epoch}"), FormattableString.Invariant($"ratio after epoch {epoch}"), Ratios(grid, DeltaDomains.All, epoch: epoch))),
                .. DeltaMeasure.All.Skip(1).Select(measure => OverSeeds($"ratio.{measure.Name}", $"ratio of {measure.Label}", Ratios(grid, DeltaDomains.All, measure))),
                .. DeltaDomains.All.Select(domain => OverSeeds($"{domain.Name}.ratio", $"ratio, {domain.Name.Replace('-', ' ')}", Ratios(grid, [domain]))),
                .. Cells.Select(cell => OverSeeds($"{cell.Path}.loss", $"held-out loss after training, {cell.Label}", grid.Scalars(cell, "loss.after"), "nats per token")),
            ],
            Figure = new Figure(
                "How much more do adapters change at five times the rate?", sentence,
                $"Ratio of mean |Δ| at the higher to that at the lower rate, one row a domain, after the first and the last epoch, with 95 % intervals over seeds, and the study's ratios read off its plots. {sentence}",
                new Axis("ratio of mean |Δ|"), new Axis(""),
                [.. new[] { 1, DeltaProtocol.Epochs }.Select(epoch => Panel.ByRow(FormattableString.Invariant($"epoch {epoch}"),
                [
                    new IntervalSeries("ours", [.. DeltaDomains.All.Select(domain => Row(domain, Ratios(grid, [domain], epoch: epoch)))]),
                    new IntervalSeries("the study", [.. DeltaDomains.All.Zip(StudyCurves.RateRatios(epoch), (domain, value) => new IntervalRow(Words(domain), value, double.NaN, double.NaN))], IsReference: true),
                ]))]),
            FurtherSeeds = FurtherSeeds(verdict, shortfall, SmallestShortfall),
            WeightHashes = new Dictionary<string, string>(), // pinned by the claims on profile and shape
        };
    }

    private static string Words(DeltaDomain domain) => domain.Name.Replace('-', ' ');

    private static IntervalRow Row(DeltaDomain domain, double[] ratios)
    {
        var interval = TInterval.OfMean(ratios);
        return new IntervalRow(Words(domain), Sample.Mean(ratios), interval.Low, interval.High) { Seeds = ratios };
    }

    private static double[] Ratios(DeltaGrid grid, IReadOnlyList<DeltaDomain> domains, DeltaMeasure? measure = null, int epoch = DeltaProtocol.Epochs)
    {
        double[] Levels(DeltaDomain domain, DeltaArm arm) => [.. grid.Profiles(new(domain, arm), measure ?? DeltaMeasure.Adapters, epoch).Select(profile => profile.Average())];
        var ratios = domains.Select(domain => (double[])[.. Levels(domain, DeltaArm.High).Zip(Levels(domain, DeltaArm.Low), (high, low) => high / low)]).ToList();
        return [.. grid.Seeds.Select((_, seed) => Geometric([.. ratios.Select(r => r[seed])]))];
    }

    private static double Geometric(double[] values) => DeterministicMath.Exp(values.Average(DeterministicMath.Log));
}
