using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Autograd;

/// <summary>
/// Walks the graph backwards, latest operation first. The order of the walk, and so the order in which
/// gradients are added up, is the order in which operations were recorded.
/// </summary>
internal sealed class Engine
{
    private readonly Dictionary<Node, Tensor?[]> _pending = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TensorImpl, Tensor?>? _wanted;
    private readonly bool _retain;
    private readonly bool _create;

    private Engine(IEnumerable<Tensor>? wanted, bool retain, bool create)
    {
        _retain = retain;
        _create = create;
        if (wanted is null)
            return;
        _wanted = new Dictionary<TensorImpl, Tensor?>(ReferenceEqualityComparer.Instance);
        foreach (var tensor in wanted)
            _wanted[tensor.Impl] = null;
    }

    /// <summary>Adds the gradients of all leaves below the roots to their <c>grad</c>.</summary>
    public static void Backward(IList<Tensor> roots, IList<Tensor?>? gradients, bool retain, bool create) =>
        new Engine(null, retain, create).Walk(roots, gradients);

    /// <summary>The gradients of the roots with respect to <paramref name="inputs"/>; null where nothing connects them.</summary>
    public static Tensor?[] Gradients(IList<Tensor> roots, IList<Tensor> inputs, IList<Tensor?>? gradients, bool retain, bool create)
    {
        var engine = new Engine(inputs, retain, create);
        engine.Walk(roots, gradients);
        return [.. inputs.Select(input => engine._wanted![input.Impl])];
    }

    private void Walk(IList<Tensor> roots, IList<Tensor?>? gradients)
    {
        using var suspension = DisposeScopeManager.Suspend();
        using var mode = new GradMode.Switch(_create);
        for (var i = 0; i < roots.Count; i++)
        {
            var root = roots[i];
            if (!root.Impl.NeedsGraph)
                throw new InvalidOperationException($"backward: the tensor of shape {Shapes.Text(root.shape)} does not depend on anything that requires a gradient.");
            var given = gradients?[i];
            if (given is null && root.numel() != 1)
                throw new InvalidOperationException($"backward: a gradient must be given for a tensor of shape {Shapes.Text(root.shape)}; only a single number has an implied one.");
            if (given is not null && !given.shape.AsSpan().SequenceEqual(root.shape))
                throw new InvalidOperationException($"backward: the gradient's shape {Shapes.Text(given.shape)} is not the tensor's, {Shapes.Text(root.shape)}.");
            Deliver(Edge.To(root.Impl), given is null ? ones(root.shape, root.dtype) : given.Share());
        }

        foreach (var node in Reachable(roots))
        {
            if (!_pending.Remove(node, out var grads))
                continue;
            Visit(node, grads);
        }
    }

    private void Visit(Node node, Tensor?[] grads)
    {
        if (_create && !node.IsComposite)
            throw new NotSupportedException($"The managed engine's '{node.Name}' can be differentiated once only; create_graph is not possible through it.");
        var into = new Tensor?[node.Next.Length];
        node.Backward(grads, into);
        foreach (var grad in grads)
            grad?.Dispose();
        for (var i = 0; i < into.Length; i++)
        {
            if (into[i] is not { } grad)
                continue;
            if (node.Needs(i))
                Deliver(node.Next[i], grad);
            else
                grad.Dispose();
        }

        if (!_retain)
            node.Release();
    }

    private void Deliver(Edge edge, Tensor grad)
    {
        if (edge.Leaf is { } leaf)
        {
            if (_wanted is not null)
            {
                if (_wanted.TryGetValue(leaf, out var sum))
                    _wanted[leaf] = Add(sum, grad);
                else
                    grad.Dispose();
                return;
            }

            Accumulate(leaf, grad);
            return;
        }

        var node = edge.Producer!;
        if (!_pending.TryGetValue(node, out var grads))
            _pending[node] = grads = new Tensor?[node.Outputs];
        grads[edge.Output] = Add(grads[edge.Output], grad);
        CaptureInner(node, edge.Output, grads[edge.Output]!);
    }

    // A wanted tensor that is itself the output of a node: its gradient is whatever has arrived there so far.
    private void CaptureInner(Node node, int output, Tensor grad)
    {
        if (_wanted is null)
            return;
        foreach (var impl in _wanted.Keys)
        {
            if (!ReferenceEquals(impl.Producer, node) || impl.OutputIndex != output)
                continue;
            _wanted[impl]?.Dispose();
            _wanted[impl] = grad.Share();
            return;
        }
    }

    private Tensor Add(Tensor? sum, Tensor grad)
    {
        if (sum is null)
            return grad;
        if (!_create && sum.Impl.IsExclusive && sum.is_contiguous())
        {
            sum.add_(grad);
            grad.Dispose();
            return sum;
        }

        var total = sum.add(grad);
        sum.Dispose();
        grad.Dispose();
        return total;
    }

    private void Accumulate(TensorImpl leaf, Tensor grad)
    {
        if (leaf.Grad is not null)
        {
            // The leaf's own hold passes to the handle, so that a sum nobody else looks at grows in place.
            grad = Add(Tensor.Wrap(leaf.Grad), grad);
        }
        else if (!_create && !(grad.Impl.IsExclusive && grad.is_contiguous()))
        {
            var copy = grad.clone();
            grad.Dispose();
            grad = copy;
        }

        leaf.Grad = grad.Impl;
        leaf.Grad.Retain();
        grad.Dispose();
    }

    private static List<Node> Reachable(IList<Tensor> roots)
    {
        var found = new List<Node>();
        var seen = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<Node>();
        foreach (var root in roots)
        {
            if (root.Impl.Producer is { } producer && seen.Add(producer))
                stack.Push(producer);
        }

        while (stack.TryPop(out var node))
        {
            found.Add(node);
            foreach (var edge in node.Next)
            {
                if (edge.Producer is { } next && seen.Add(next))
                    stack.Push(next);
            }
        }

        found.Sort((a, b) => b.Order.CompareTo(a.Order));
        return found;
    }
}
