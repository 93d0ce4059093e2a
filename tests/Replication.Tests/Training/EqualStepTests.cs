using Replication.Models;
using Replication.Random;
using Replication.Training;
using Replication.Training.Controls;
using static TorchSharp.torch;

namespace Replication.Tests.Training;

/// <summary>The equal-step control, watched from outside at every step of every architecture.</summary>
public sealed class EqualStepTests
{
    private const int Vocabulary = 11;
    private static readonly TrainingSettings Settings = new() { Steps = 6, BatchSize = 2, ContextLength = 8, LearningRate = 1e-3 };

    private static IEnumerable<string> Architectures => ModelShape.Architectures.Append(ModelShape.Rewired);

    [TestCaseSource(nameof(Architectures))]
    public void Equal_step_keeps_every_layers_relative_update_equal(string architecture)
    {
        using var model = Model(architecture);
        using var control = new EqualStep(model);
        var watch = new Watch(model, control);
        new Trainer(model, Settings) { Control = watch }.Run(Batches(architecture));
        Assert.That(watch.Controlled, Has.Count.EqualTo(Settings.Steps));
        using var all = Assert.EnterMultipleScope();
        for (var step = 0; step < Settings.Steps; step++)
        {
            var (wanted, free) = (watch.Free[step].Average(), watch.Free[step]);
            // Weights are float32: an update a thousandth their size is exact to about one part in ten thousand of itself.
            Assert.That(watch.Controlled[step], Has.All.EqualTo(wanted).Within(1e-4 * wanted), $"step {step}");
            Assert.That(free.Max() / free.Min(), Is.GreaterThan(1.5), $"step {step}: the optimiser's own steps differ, or the test would show nothing");
            Assert.That(watch.Cosines[step], Has.All.EqualTo(1).Within(1e-4), $"step {step}: the direction within a block is kept");
        }
    }

    [Test]
    public void Parameters_outside_the_blocks_move_as_the_optimiser_moves_them()
    {
        using LanguageModel free = Model("gpt2"), controlled = Model("gpt2");
        using var control = new EqualStep(controlled);
        new Trainer(free, Settings with { Steps = 1 }).Run(Batches("gpt2"));
        new Trainer(controlled, Settings with { Steps = 1 }) { Control = control }.Run(Batches("gpt2"));
        var first = free.named_parameters().First(p => p.name == "transformer.wte.weight").parameter.data<float>().ToArray();
        Assert.That(controlled.named_parameters().First(p => p.name == "transformer.wte.weight").parameter.data<float>().ToArray(), Is.EqualTo(first));
    }

    private static LanguageModel Model(string architecture)
    {
        var model = new ModelShape(architecture, Width: 16, Layers: 3).Create(Vocabulary, new HeadSettings());
        model.Initialise(RandomStream.For("equal step tests", architecture));
        // AdamW moves every entry alike: a block of larger weights moves relatively less.
        using var noGrad = no_grad();
        foreach (var parameter in model.Blocks[1].parameters())
            parameter.mul_(3);
        return model;
    }

    private static Func<Batch> Batches(string architecture)
    {
        var stream = RandomStream.For("equal step tests", architecture, "tokens");
        return () =>
        {
            using var windows = tensor([.. Enumerable.Range(0, 18).Select(_ => (long)stream.NextInt32(Vocabulary))], [2, 9]);
            return Batch.OfWindows(windows);
        };
    }

    /// <summary>Measures each block's update before and after the control, with sums of its own in double precision.</summary>
    private sealed class Watch(LanguageModel model, IStepControl control) : IStepControl
    {
        private List<double[]> _old = [];

        public List<double[]> Free { get; } = [];

        public List<double[]> Controlled { get; } = [];

        public List<double[]> Cosines { get; } = [];

        public void BeforeStep()
        {
            _old = Weights();
            control.BeforeStep();
        }

        public void AfterStep()
        {
            var free = Weights();
            control.AfterStep();
            var now = Weights();
            Free.Add([.. free.Zip(_old, Relative)]);
            Controlled.Add([.. now.Zip(_old, Relative)]);
            Cosines.Add([.. Enumerable.Range(0, now.Count).Select(b => Cosine(Minus(now[b], _old[b]), Minus(free[b], _old[b])))]);
        }

        private List<double[]> Weights() =>
            [.. model.Blocks.Select(block => block.parameters().SelectMany(p => p.data<float>().ToArray().Select(x => (double)x)).ToArray())];

        private static double[] Minus(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x - y)];

        private static double Norm(double[] x) => Math.Sqrt(x.Sum(v => v * v));

        private static double Relative(double[] now, double[] old) => Norm(Minus(now, old)) / Norm(old);

        private static double Cosine(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum() / (Norm(a) * Norm(b));
    }
}
