using TorchSharp.Memory;

namespace TorchSharp.Autograd;

/// <summary>Where a gradient flows to: an output of an earlier node, or a leaf.</summary>
internal readonly struct Edge
{
    private Edge(Node? producer, int output, TensorImpl? leaf)
    {
        Producer = producer;
        Output = output;
        Leaf = leaf;
    }

    public Node? Producer { get; }

    public int Output { get; }

    public TensorImpl? Leaf { get; }

    public bool Exists => Producer is not null || Leaf is not null;

    public static Edge To(TensorImpl impl) => impl.Producer is not null
        ? new Edge(impl.Producer, impl.OutputIndex, null)
        : impl.RequiresGrad ? new Edge(null, 0, impl) : default;
}
