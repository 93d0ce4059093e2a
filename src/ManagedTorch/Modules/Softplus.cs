using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>log(1 + e^(βx))/β, and x itself where βx exceeds the threshold.</summary>
public sealed class Softplus : ParameterLessModule<Tensor, Tensor>
{
    internal Softplus(double beta, double threshold)
        : base(nameof(Softplus))
    {
        this.beta = beta;
        this.threshold = threshold;
    }

    public double beta { get; set; }

    public double threshold { get; set; }

    public override Tensor forward(Tensor tensor) => tensor.softplus(beta, threshold);
}
