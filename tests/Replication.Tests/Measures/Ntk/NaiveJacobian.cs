using Replication.Measures.Ntk;
using Replication.Models;
using static TorchSharp.torch;

namespace Replication.Tests.Measures.Ntk;

/// <summary>The loop that the fast Jacobian must agree with: a forward and a backward pass for every class of every example.</summary>
internal static class NaiveJacobian
{
    /// <returns>[examples·classes, numel] for every parameter, float32, rows (example, class) row-major.</returns>
    public static IReadOnlyList<Tensor> Of(LanguageModel model, Tensor inputs, Tensor? mask, IReadOnlyList<TangentPart> parts, int classes)
    {
        var parameters = parts.SelectMany(part => part.Parameters.Select(p => p.Parameter)).ToList();
        var rows = parameters.Select(_ => new List<Tensor>()).ToList();
        model.eval();
        for (var n = 0L; n < inputs.shape[0]; n++)
        {
            for (var c = 0; c < classes; c++)
            {
                using var scope = NewDisposeScope();
                var logits = model.call(inputs.narrow(0, n, 1), mask?.narrow(0, n, 1)).Logits;
                var gradients = autograd.grad([logits.reshape(-1)[c]], [.. parameters]);
                for (var i = 0; i < parameters.Count; i++)
                    rows[i].Add(gradients[i].reshape(-1).clone().MoveToOuterDisposeScope());
            }
        }

        return [.. rows.Select(row => stack(row, 0))];
    }

    /// <summary>J·Jᵀ in float64.</summary>
    public static Tensor Kernel(IReadOnlyList<Tensor> jacobian)
    {
        var whole = cat([.. jacobian.Select(rows => rows.to(ScalarType.Float64))], 1);
        return whole.matmul(whole.t());
    }
}
