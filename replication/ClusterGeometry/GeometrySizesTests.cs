using Replication.Core.Claims;
using Replication.Core.Protocols;
using Replication.Models;
using Replication.Training.Tiers;

namespace Replication.ClusterGeometry;

/// <summary>What a tier changes in this paper, and that nothing else knows a tier's sizes.</summary>
public sealed class GeometrySizesTests
{
    private static readonly GeometrySizes Shrunken = GeometrySizes.Gpu with
    {
        Tier = ShrunkenTier.Protocol,
        WidthOf = size => size == BertSize.Base ? 32 : 16,
        Tagged = (40, 60),
        Prepositions = (100, 140),
        Questions = (180, 260),
        LargestLabel = 9,
        ProbeEpochs = 20,
    };

    [TestCase("tiny", 0.5)]
    [TestCase("mini", 4)]
    [TestCase("small", 13)]
    [TestCase("medium", 26)]
    [TestCase("base", 87)]
    public void The_gpu_tiers_models_have_the_papers_depths_and_widths(string name, double millions)
    {
        var kind = GeometrySizes.Gpu.ModelOf(BertSize.All.Single(size => size.Name == name));
        using var model = kind.Create(TierSizes.Gpu.VocabularySize + 1, new HeadSettings { Kind = HeadKind.MaskedLanguageModel });
        Assert.That(model.parameters().Sum(parameter => parameter.numel()) / 1e6, Is.EqualTo(millions).Within(millions < 1 ? 0.1 : 0.5));
    }

    [Test]
    public void Epochs_and_points_for_a_dimension_of_the_smallest_model_are_those_of_the_micro_tier()
    {
        static double[] Epochs(GeometrySizes sizes) =>
            [.. new[] { sizes.Tagged, sizes.Prepositions, sizes.Questions }.Select(parts => (double)sizes.FineTuning.Steps * sizes.FineTuning.BatchSize / parts.Training)];
        static double Points(GeometrySizes sizes) => (double)sizes.LargestLabel / sizes.WidthOf(BertSize.Tiny);
        Assert.That(Epochs(GeometrySizes.Gpu), Is.EqualTo(Epochs(GeometrySizes.Micro)));
        Assert.That(Points(GeometrySizes.Gpu), Is.EqualTo(Points(GeometrySizes.Micro)));
    }

    [Test]
    public void Every_label_of_every_task_is_looked_at_in_the_gpu_tier()
    {
        var data = GeometryTasks.Embedded(PretrainedModels.Texts(new ClaimSettings(Tier.Gpu)));
        var tasks = GeometryTasks.All.Select(data.Task).ToList();
        Assert.That(tasks.Select(task => task.Labels.Count), Is.EqualTo(new[] { 14, 24, 12, 12, 26 }));
        Assert.That(tasks.SelectMany(task => task.TrainingPoints.Labels.GroupBy(label => label)).Min(label => label.Count()), Is.EqualTo(15));
        Assert.That(tasks.SelectMany(task => task.TrainingPoints.Labels.GroupBy(label => label)).Max(label => label.Count()), Is.EqualTo(160));
    }

    [Test]
    public void Sizes_are_known_for_the_two_tiers_that_the_harness_pretrains_for()
    {
        Assert.That(GeometrySizes.Of(TierSizes.Micro), Is.SameAs(GeometrySizes.Micro));
        Assert.That(GeometrySizes.Of(TierSizes.Gpu), Is.SameAs(GeometrySizes.Gpu));
        Assert.That(() => GeometrySizes.Of(ShrunkenTier.Protocol), Throws.ArgumentException);
    }

    [Test]
    public void Every_kind_of_run_works_at_sizes_that_are_not_the_micro_tiers()
    {
        var data = GeometryTasks.Embedded(ShrunkenTier.Texts, Shrunken);
        var roles = data.Task(GeometryTasks.Roles);
        using var sequences = roles.Training.All();
        Assert.That(sequences.Inputs.shape, Is.EqualTo(new long[] { 100, 48 }));
        Assert.That(roles.TrainingPoints.Labels.GroupBy(label => label).Select(label => label.Count()), Has.All.InRange(6, 9));

        var outcomes = ShrunkenTier.Outcomes(
            GeometryRuns.Of(BertSize.Base, GeometryTasks.Roles, 1, data), // followed through all layers, and looked at by another task
            GeometryRuns.Of(BertSize.Small, GeometryTasks.Relations, 1, data), // with subtrain and subtest
            GeometryRuns.Of(BertSize.Tiny, GeometryTasks.Questions, 1, data));
        Assert.That(outcomes[0].Series["layers.similarity"], Has.Count.EqualTo(13));
        Assert.That(outcomes[0].Series["updates"], Has.Count.EqualTo(13));
        Assert.That(outcomes[0].Scalars["cross.accuracy"], Is.InRange(0, 1));
        Assert.That(outcomes[1].Series["subtest.after"], Has.Count.EqualTo(20));
        Assert.That(outcomes[2].Scalars["accuracy.after"], Is.InRange(0, 1));
    }
}
