using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static AdamW AdamW(
            IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            amsgrad || maximize
                ? throw new NotSupportedException("AdamW: the managed engine has neither amsgrad nor maximize.")
                : new AdamW(parameters, lr, beta1, beta2, eps, weight_decay);
    }
}
