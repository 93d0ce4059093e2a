using TorchSharp.Functions;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A table of vectors: int64 indices of any shape give [.., width].</summary>
public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    internal Embedding(long count, long width, ScalarType? dtype)
        : base(nameof(Embedding))
    {
        weight = new Parameter(zeros([count, width], dtype));
        RegisterComponents();
    }

    public Parameter? weight { get; set; }

    public override Tensor forward(Tensor input) => Indexing.Embedding(weight!, input);
}
