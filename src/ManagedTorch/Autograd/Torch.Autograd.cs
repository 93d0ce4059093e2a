using TorchSharp.Autograd;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>The gradients of <paramref name="outputs"/> with respect to <paramref name="inputs"/>, leaving every <c>grad</c> as it is.</summary>
        public static IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            var gradients = Engine.Gradients(outputs, inputs, grad_outputs!, retain_graph || create_graph, create_graph);
            for (var i = 0; i < gradients.Length; i++)
            {
                if (gradients[i] is null && !allow_unused)
                    throw new InvalidOperationException($"autograd.grad: input {i} of shape {Memory.Shapes.Text(inputs[i].shape)} does not influence the outputs; pass allow_unused: true if that is meant.");
                if (gradients[i] is { } gradient)
                    DisposeScopeManager.Current?.Add(gradient);
            }

            return gradients!;
        }
    }
}
