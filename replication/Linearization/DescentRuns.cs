using Replication.Core.Runs;
using Replication.Measures.Ntk;
using Replication.Training;
using Replication.Training.Linearised;
using static TorchSharp.torch;

namespace Replication.Linearization;

/// <summary>
/// The theorems' setting: full-batch gradient descent on ½‖f − y‖² + (λ/2)‖θ − θ₀‖² over the kernel's examples, of the model
/// and of its linearisation side by side, and kernel regression in closed form. θ is the adapters, as in the paper's kernel;
/// the head keeps its fresh weights.
/// </summary>
/// <remarks>
/// With the head in θ too, one eigenvalue, that of the class prior, is a thousand times the adapters': a step that is small
/// enough for it trains nothing else, and all claims on descent would speak of one bias.
/// </remarks>
internal static class DescentRuns
{
    private const int Steps = 80;

    /// <summary>The strongest λ, as a share of λmax: every direction then keeps a tenth of its way or less.</summary>
    public const double Strongest = 10;

    /// <summary>
    /// η·λmax; one rate serves all λ. Under the strongest pull a step is a ninth of the largest that contracts, and the kernel may
    /// grow many times over before a free step is too large: adapters leave B = 0, where half of their kernel is still nothing.
    /// </summary>
    public const double Rate = 0.02;

    /// <summary>A rise of the objective that float32 outputs may make of nothing, as a share of it.</summary>
    public const double Rounding = 1e-6;

    public static PlannedRun Of(DescentCell cell, int seed, LinearizationTexts texts) => LinearizationRuns.Planned(
        "descent", cell.Task, seed, texts, [("arm", cell.Arm), ("trained", "adapters"), ("steps", $"{Steps}"), ("rate", FormattableString.Invariant($"{Rate}"))],
        (checkpoint, context) => Work(cell, seed, texts, checkpoint, context));

    private static RunOutcome Work(DescentCell cell, int seed, LinearizationTexts texts, string checkpoint, RunContext context)
    {
        var task = LinearizationTask.Of(cell.Task, texts);
        using var scope = NewDisposeScope();
        using var adapted = new AdaptedModel(task, LayerSet.Descent, seed, texts, checkpoint, trainsHead: false);
        using Batch train = task.KernelRows(), heldOut = task.HeldOutForKernel();
        using Jacobian jacobian = Jacobian.Of(adapted.Model, train.Inputs, train.Mask, adapted.Everything), elsewhere = Jacobian.Of(adapted.Model, heldOut.Inputs, heldOut.Mask, adapted.Everything);
        var kernel = TangentKernel.Of(jacobian);
        var largest = Spectrum.Of(kernel).Largest;
        var (lambda, rate) = (cell.Share * largest, Rate / largest);
        var targets = Targets.OneHot(train.Labels, task.Classes);

        adapted.Model.eval();
        using var linear = new LinearisedModel(jacobian);
        using var whole = new SquaredLossDescent(() => adapted.Model.call(train.Inputs, train.Mask).Logits, adapted.Trained, targets, lambda, rate, cell.Selective);
        using var straight = new SquaredLossDescent(linear.Logits, linear.Parameters, targets, lambda, rate, cell.Selective);
        var states = new List<DescentState>();
        for (var step = 0; step < Steps; step++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            states.Add(whole.Step());
            straight.Step();
            context.Progress.Report((step + 1.0) / Steps);
        }

        states.Add(whole.State());
        using var noGrad = no_grad();
        var (outputs, outputsElsewhere) = (adapted.Model.call(train.Inputs, train.Mask).Logits, adapted.Model.call(heldOut.Inputs, heldOut.Mask).Logits);
        var scalars = new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            ["largest"] = largest,
            ["lambda"] = lambda,
            ["gap"] = RootMeanSquare(outputs - linear.Logits()),
            ["gap.held-out"] = RootMeanSquare(outputsElsewhere - linear.LogitsOf(elsewhere)),
            ["moved"] = RootMeanSquare(outputs - jacobian.Logits),
            ["moved.held-out"] = RootMeanSquare(outputsElsewhere - elsewhere.Logits),
        };
        if (lambda > 0)
            Regression(scalars, kernel, jacobian, elsewhere, targets, lambda, rate, outputs, outputsElsewhere);
        return new RunOutcome(
            scalars,
            new SortedDictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal)
            {
                ["risk"] = [.. states.Select(s => s.Risk)],
                ["distance"] = [.. states.Select(s => s.Distance)],
                ["product"] = [.. states.Select(s => s.Product)],
            },
            new SortedDictionary<string, string>(StringComparer.Ordinal) { ["weights"] = adapted.Sha256() });
    }

    // How far the trained outputs lie from kernel regression, as a share of how far that one moved.
    private static void Regression(
        SortedDictionary<string, double> into, Tensor kernel, Jacobian train, Jacobian elsewhere, Tensor targets, double lambda, double rate, Tensor outputs, Tensor outputsElsewhere)
    {
        using var regression = new KernelRegression(kernel, targets - train.Logits, lambda);
        var across = TangentKernel.Between(elsewhere, train);
        foreach (var (name, weights) in new[] { ("solution", regression.Solution()), ("descent", regression.Descent(rate, Steps)) })
        {
            into[$"{name}.error"] = Error(outputs - train.Logits, kernel.matmul(weights));
            into[$"{name}.error.held-out"] = Error(outputsElsewhere - elsewhere.Logits, across.matmul(weights));
        }
    }

    private static double Error(Tensor moved, Tensor expected) => RootMeanSquare(moved.reshape(-1).to(ScalarType.Float64) - expected) / RootMeanSquare(expected);

    private static double RootMeanSquare(Tensor x)
    {
        using var scope = NewDisposeScope();
        var wide = x.to(ScalarType.Float64);
        return wide.mul(wide).mean().sqrt().item<double>();
    }
}
