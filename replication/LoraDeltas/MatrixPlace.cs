using System.Globalization;

namespace Replication.LoraDeltas;

/// <summary>Where a matrix stands in a Llama: <c>model.layers.3.self_attn.q_proj</c> is the query matrix of layer 3.</summary>
internal readonly record struct MatrixPlace(int Layer, string Matrix)
{
    public static MatrixPlace Of(string name)
    {
        var parts = name.Split('.');
        return new(int.Parse(parts[Array.IndexOf(parts, "layers") + 1], CultureInfo.InvariantCulture), parts[^1]);
    }
}
