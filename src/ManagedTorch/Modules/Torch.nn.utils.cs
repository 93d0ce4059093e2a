using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Tools around training.</summary>
        public static partial class utils
        {
            /// <summary>Scales all gradients so that their joint 2-norm is at most <paramref name="max_norm"/>; returns the norm before.</summary>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                if (norm_type != 2)
                    throw new NotSupportedException($"clip_grad_norm_: the managed engine clips by the 2-norm only, not {norm_type}.");
                using var suspension = DisposeScopeManager.Suspend();
                using var quiet = no_grad();
                var gradients = tensors.Select(tensor => tensor.grad).OfType<Tensor>().ToList();
                var total = 0.0;
                foreach (var gradient in gradients)
                {
                    using var norm = gradient.norm();
                    var value = norm.ToDouble();
                    total += value * value;
                }

                var length = Math.Sqrt(total);
                // The tiny constant is PyTorch's; it keeps a zero norm from dividing.
                var factor = max_norm / (length + 1e-6);
                foreach (var gradient in gradients)
                {
                    if (factor < 1)
                        gradient.mul_(factor);
                    gradient.Dispose();
                }

                return length;
            }
        }
    }
}
