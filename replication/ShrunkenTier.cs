using Replication.Data;
using Replication.Core.Runs;
using Replication.Training.Tiers;

namespace Replication;

/// <summary>
/// The gpu tier with few steps on little text, for tests: every length and size differs from the micro tier's, so that code
/// which reads one of those fails.
/// </summary>
internal static class ShrunkenTier
{
    public static TierSizes Protocol { get; } = TierSizes.Gpu with
    {
        VocabularySize = 300,
        ContextLength = 48,
        PretrainingCharacters = 60_000,
        DomainCharacters = 20_000,
        ProbeWindows = 4,
        TaskExamples = 32,
        HeldOutExamples = 16,
        WidthFactor = 2,
        Pretraining = TierSizes.Gpu.Pretraining with { Steps = 2, BatchSize = 2, ContextLength = 48 },
        FineTuning = TierSizes.Gpu.FineTuning with { Steps = 4, BatchSize = 2, ContextLength = 48 },
    };

    public static TierTexts Texts { get; } = new(
        EmbeddedLanguage.Corpus(Domain.Base, "shrunken tier", Protocol.PretrainingCharacters),
        EmbeddedLanguage.Corpus(Domain.Shifted, "shrunken tier", Protocol.DomainCharacters),
        Protocol);

    /// <summary>Carries out runs in a store of their own, which is deleted; what they measured, in the order of the runs.</summary>
    public static IReadOnlyList<RunOutcome> Outcomes(params IReadOnlyList<PlannedRun> runs)
    {
        var store = Directory.CreateTempSubdirectory("replication-tier-");
        try
        {
            var suite = new SuiteRunner(new RunStore(store.FullName), [], new TestProgress(), new SuiteOptions { Workers = 1 }).Run(runs);
            Assert.That(suite.Failures.Select(failure => failure.Sentence), Is.Empty);
            return [.. runs.Select(run => suite.Runs[run].Outcome)];
        }
        finally
        {
            store.Delete(recursive: true);
        }
    }
}
