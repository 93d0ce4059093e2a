using static TorchSharp.torch;

namespace TorchSharp.Autograd;

/// <summary>Records operations.</summary>
internal static class Graph
{
    /// <summary>True where an operation on these inputs has to be recorded.</summary>
    public static bool Records(params ReadOnlySpan<Tensor?> inputs)
    {
        if (!GradMode.Enabled)
            return false;
        foreach (var input in inputs)
        {
            if (input is not null && input.Impl.NeedsGraph)
                return true;
        }

        return false;
    }

    /// <summary>Makes <paramref name="result"/> the output of a new node.</summary>
    public static Tensor Record(
        string name, Tensor result, Tensor[] inputs, Tensor[] saved, BackwardFunction backward, object? state = null, bool composite = false)
    {
        var node = new Node(name, inputs, saved, 1, state, composite, backward);
        result.Impl.Producer = node;
        return result;
    }

    /// <summary>Makes several results the outputs of one new node.</summary>
    public static Tensor[] Record(
        string name, Tensor[] results, Tensor[] inputs, Tensor[] saved, BackwardFunction backward, object? state = null, bool composite = false)
    {
        var node = new Node(name, inputs, saved, results.Length, state, composite, backward);
        for (var i = 0; i < results.Length; i++)
        {
            results[i].Impl.Producer = node;
            results[i].Impl.OutputIndex = i;
        }

        return results;
    }
}
