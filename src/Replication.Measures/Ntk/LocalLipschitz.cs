using Replication.Models;
using Replication.Models.Layers;
using Replication.Random;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Measures.Ntk;

/// <summary>
/// Algorithm 1 of the linearisation paper: models θ = θ₀ + r·v/‖v‖ with v ~ N(0, I), and for each the quotients
/// ‖f(x) − f(x′)‖/‖e(x) − e(x′)‖ over all pairs of inputs, with e the embeddings (hidden state 0, padding at zero).
/// </summary>
public static class LocalLipschitz
{
    /// <param name="model">The model at θ₀; it is left there.</param>
    /// <param name="parameters">The parameters θ.</param>
    /// <param name="inputs">[examples, length] int64 token ids, on any device, two or more examples that differ.</param>
    /// <param name="mask">[examples, length], 1 for tokens and 0 for padding; null where nothing is padded.</param>
    /// <param name="radius">r ≥ 0, in the parameters' units.</param>
    /// <param name="draws">n_T, models at this radius.</param>
    /// <param name="stream">Draws v, model by model.</param>
    /// <exception cref="ArgumentException">No two inputs differ, or there are no draws.</exception>
    public static LipschitzEstimate At(LanguageModel model, IReadOnlyList<Parameter> parameters, Tensor inputs, Tensor? mask, double radius, int draws, RandomStream stream)
    {
        if (draws < 1)
            throw new ArgumentException($"A Lipschitz estimate needs one draw or more; there are {draws}.", nameof(draws));
        using var noGrad = no_grad();
        var wasTraining = model.training;
        model.eval();
        var start = parameters.Select(Values).ToList();
        try
        {
            var embeddings = Rows(model, inputs, mask, logits: false);
            var (sum, largest, pairs) = (0.0, 0.0, 0L);
            for (var draw = 0; draw < draws; draw++)
            {
                Move(parameters, start, radius, stream);
                var outputs = Rows(model, inputs, mask, logits: true);
                for (var i = 0; i < outputs.Length; i++)
                {
                    for (var j = 0; j < i; j++)
                    {
                        var apart = Distance(embeddings[i], embeddings[j]);
                        if (apart == 0)
                            continue;
                        var quotient = Distance(outputs[i], outputs[j]) / apart;
                        (sum, largest, pairs) = (sum + quotient, Math.Max(largest, quotient), pairs + 1);
                    }
                }
            }

            return pairs > 0
                ? new LipschitzEstimate(radius, sum / pairs, largest)
                : throw new ArgumentException("A Lipschitz estimate needs two inputs that differ; all of these are the same.", nameof(inputs));
        }
        finally
        {
            foreach (var (parameter, values) in parameters.Zip(start))
                Weights.Set(parameter, values);
            model.train(wasTraining);
        }
    }

    private static void Move(IReadOnlyList<Parameter> parameters, List<float[]> start, double radius, RandomStream stream)
    {
        var direction = start.Select(values => values.Select(_ => stream.NextNormal()).ToArray()).ToList();
        var squares = 0.0;
        foreach (var v in direction.SelectMany(values => values))
            squares += v * v;
        var scale = radius / Math.Sqrt(squares);
        for (var i = 0; i < parameters.Count; i++)
            Weights.Set(parameters[i], [.. start[i].Zip(direction[i], (value, v) => (float)(value + scale * v))]);
    }

    // One row an example: its logits, or its embeddings with padding at zero.
    private static double[][] Rows(LanguageModel model, Tensor inputs, Tensor? mask, bool logits)
    {
        using var scope = NewDisposeScope();
        var device = model.parameters().First().device;
        var placed = mask?.to(device);
        var output = model.call(inputs.to(device), placed);
        var rows = logits ? output.Logits : placed is null ? output.HiddenStates[0] : output.HiddenStates[0] * placed.unsqueeze(2).to(ScalarType.Float32);
        var wide = rows.reshape(inputs.shape[0], -1).to(ScalarType.Float64).cpu();
        return [.. Enumerable.Range(0, (int)inputs.shape[0]).Select(i => wide.select(0, i).cpu().data<double>().ToArray())];
    }

    private static float[] Values(Parameter parameter)
    {
        using var scope = NewDisposeScope();
        return parameter.detach().cpu().data<float>().ToArray();
    }

    private static double Distance(double[] a, double[] b)
    {
        var squares = 0.0;
        for (var i = 0; i < a.Length; i++)
            squares += (a[i] - b[i]) * (a[i] - b[i]);
        return Math.Sqrt(squares);
    }
}
