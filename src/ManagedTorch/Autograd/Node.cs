using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Autograd;

/// <summary>Computes the gradients of a node's inputs from those of its outputs.</summary>
/// <param name="node">The node, with what it saved.</param>
/// <param name="grads">One gradient per output; null where nothing depends on it.</param>
/// <param name="into">To be filled: one gradient per input that <see cref="Node.Needs"/> says is needed.</param>
internal delegate void BackwardFunction(Node node, Tensor?[] grads, Tensor?[] into);

/// <summary>One recorded operation.</summary>
internal sealed class Node
{
    private static long _created;
    private readonly BackwardFunction _backward;
    private readonly int[] _versions;
    private TensorImpl[]? _saved;

    public Node(string name, Tensor[] inputs, Tensor[] saved, int outputs, object? state, bool composite, BackwardFunction backward)
    {
        Name = name;
        Order = Interlocked.Increment(ref _created);
        Next = new Edge[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
            Next[i] = Edge.To(inputs[i].Impl);
        Outputs = outputs;
        State = state;
        IsComposite = composite;
        _backward = backward;
        _saved = new TensorImpl[saved.Length];
        _versions = new int[saved.Length];
        for (var i = 0; i < saved.Length; i++)
        {
            _saved[i] = saved[i].Impl;
            _saved[i].Retain();
            _versions[i] = _saved[i].Storage.Version;
        }
    }

    public string Name { get; }

    /// <summary>Nodes are numbered as they are made, so descending order is a topological order.</summary>
    public long Order { get; }

    public Edge[] Next { get; }

    public int Outputs { get; }

    /// <summary>Whatever else backward needs, such as an exponent or a dimension.</summary>
    public object? State { get; }

    /// <summary>Backward is made of recorded operations, so it can be differentiated again.</summary>
    public bool IsComposite { get; }

    public bool Needs(int input) => Next[input].Exists;

    /// <summary>A fresh handle on a saved tensor.</summary>
    public Tensor Saved(int index)
    {
        if (_saved is null)
            throw new InvalidOperationException($"The graph of '{Name}' was freed by an earlier backward; pass retain_graph: true to walk it again.");
        var impl = _saved[index];
        if (impl.Storage.Version != _versions[index])
            throw new InvalidOperationException($"A tensor of shape {Shapes.Text(impl.Shape)} that '{Name}' needs for its gradient was changed in place after it was saved; change a clone instead.");
        impl.Retain();
        return Tensor.Wrap(impl);
    }

    public void Backward(Tensor?[] grads, Tensor?[] into) => _backward(this, grads, into);

    /// <summary>Lets go of the saved tensors.</summary>
    public void Release()
    {
        if (_saved is null)
            return;
        foreach (var impl in _saved)
            impl.Release();
        _saved = null;
    }
}
