using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static AdamW AdamW(
            IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            Plain("AdamW", amsgrad || maximize, new AdamW([Group(parameters)], lr, beta1, beta2, eps, weight_decay));

        public static AdamW AdamW(
            IEnumerable<AdamW.ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            Plain("AdamW", amsgrad || maximize, new AdamW(parameters, lr, beta1, beta2, eps, weight_decay));

        public static Adam Adam(
            IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            Plain("Adam", amsgrad || maximize, new Adam([Group(parameters)], lr, beta1, beta2, eps, weight_decay));

        public static Adam Adam(
            IEnumerable<Adam.ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            Plain("Adam", amsgrad || maximize, new Adam(parameters, lr, beta1, beta2, eps, weight_decay));

        public static SGD SGD(
            IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0,
            double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            Plain("SGD", maximize, new SGD([Group(parameters)], learningRate, momentum, dampening, weight_decay, nesterov));

        public static SGD SGD(
            IEnumerable<SGD.ParamGroup> parameters, double learningRate, double momentum = 0, double dampening = 0,
            double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            Plain("SGD", maximize, new SGD(parameters, learningRate, momentum, dampening, weight_decay, nesterov));

        private static ParamGroup Group(IEnumerable<Parameter> parameters) => new() { Parameters = parameters };

        private static T Plain<T>(string name, bool special, T optimizer) => special
            ? throw new NotSupportedException($"{name}: the managed engine has neither amsgrad nor maximize.")
            : optimizer;
    }
}
