using TorchSharp.Autograd;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What a custom function keeps from its forward for its backward.</summary>
        public class AutogradContext : IDisposable
        {
            private readonly Dictionary<string, object> _data = [];

            internal AutogradContext()
            {
            }

            internal List<Tensor> ToSave { get; private set; } = [];

            internal List<Tensor>? Saved { get; set; }

            /// <summary>Keeps tensors; called once, in forward.</summary>
            public void save_for_backward(List<Tensor> tensors) => ToSave = [.. tensors];

            /// <summary>The tensors kept, in their order; read in backward.</summary>
            public List<Tensor> get_saved_variables() =>
                Saved ?? throw new InvalidOperationException("get_saved_variables: saved tensors can be read in backward only.");

            public void save_data(string key, object value) => _data[key] = value;

            public object get_data(string key) => _data.TryGetValue(key, out var value)
                ? value
                : throw new KeyNotFoundException($"get_data: nothing was saved as '{key}'.");

            public void Dispose()
            {
                GC.SuppressFinalize(this);
                Dispose(true);
            }

            protected virtual void Dispose(bool disposing)
            {
            }
        }

        /// <summary>A function with a backward of its own; T is the function's class itself.</summary>
        public abstract class Function<T> where T : Function<T>, new()
        {
            public abstract string Name { get; }

            internal abstract List<Tensor> Forward(AutogradContext context, object[] vars);

            internal abstract List<Tensor> Backward(AutogradContext context, List<Tensor> gradients);

            internal static List<Tensor> Apply(object[] vars)
            {
                var function = new T();
                var context = new AutogradContext();
                List<Tensor> outputs;
                using (no_grad())
                    outputs = function.Forward(context, vars);
                Tensor[] inputs = [.. vars.OfType<Tensor>()];
                if (!Graph.Records(inputs))
                    return outputs;
                // An input handed back as it came gets a handle of its own: the node belongs to the output alone.
                for (var i = 0; i < outputs.Count; i++)
                {
                    if (inputs.Any(input => ReferenceEquals(input.Impl, outputs[i].Impl)))
                        outputs[i] = outputs[i].detach();
                }

                bool[] isTensor = [.. vars.Select(v => v is Tensor)];
                Tensor[] saved = [.. context.ToSave];
                Graph.Record(function.Name, [.. outputs], inputs, saved, (node, grads, into) =>
                    Back(function, context, saved.Length, isTensor, node, grads, into), outputs.Select(o => (o.shape, o.dtype)).ToArray());
                return outputs;
            }

            private static void Back(T function, AutogradContext context, int savedCount, bool[] isTensor, Node node, Tensor?[] grads, Tensor?[] into)
            {
                var shapes = ((long[] Shape, ScalarType Dtype)[])node.State!;
                using var quiet = no_grad();
                using var scope = NewDisposeScope();
                List<Tensor> given = [.. grads.Select((grad, i) => grad ?? zeros(shapes[i].Shape, shapes[i].Dtype))];
                context.Saved = [.. Enumerable.Range(0, savedCount).Select(node.Saved)];
                var results = function.Backward(context, given);
                if (results.Count != isTensor.Length)
                    throw new InvalidOperationException($"{function.Name}: backward gave {results.Count} gradients for {isTensor.Length} arguments of forward; give null for those that are no tensors.");
                var input = 0;
                for (var i = 0; i < isTensor.Length; i++)
                {
                    if (isTensor[i])
                        into[input++] = results[i]?.Share();
                }

                foreach (var tensor in context.Saved)
                    tensor.Dispose();
                context.Saved = null;
            }
        }

        /// <summary>A custom function with one result.</summary>
        public abstract class SingleTensorFunction<T> : Function<T> where T : SingleTensorFunction<T>, new()
        {
            public abstract Tensor forward(AutogradContext ctx, params object[] vars);

            /// <summary>One gradient for each argument of forward; null for those that need none.</summary>
            public abstract List<Tensor> backward(AutogradContext ctx, Tensor grad_output);

            public static Tensor apply(params object[] vars) => Apply(vars)[0];

            internal override List<Tensor> Forward(AutogradContext context, object[] vars) => [forward(context, vars)];

            internal override List<Tensor> Backward(AutogradContext context, List<Tensor> gradients) => backward(context, gradients[0]);
        }

        /// <summary>A custom function with several results.</summary>
        public abstract class MultiTensorFunction<T> : Function<T> where T : MultiTensorFunction<T>, new()
        {
            public abstract List<Tensor> forward(AutogradContext ctx, params object[] vars);

            /// <summary>One gradient for each argument of forward; null for those that need none.</summary>
            public abstract List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs);

            public static List<Tensor> apply(params object[] vars) => Apply(vars);

            internal override List<Tensor> Forward(AutogradContext context, object[] vars) => forward(context, vars);

            internal override List<Tensor> Backward(AutogradContext context, List<Tensor> gradients) => backward(context, gradients);
        }
    }
}
