using Replication.Models;
using Replication.Models.Adapters;
using Replication.Models.Layers;
using static TorchSharp.torch;

namespace Replication.Measures.Ntk;

/// <summary>Chooses the parameters over which a tangent kernel is taken.</summary>
public static class TangentParts
{
    /// <summary>All adapters of a model, in the order of its layers.</summary>
    public static IReadOnlyList<TangentPart> Of(LanguageModel model, Lora lora)
    {
        var layers = Linears(model).ToDictionary(layer => layer.Name, layer => layer.Layer, StringComparer.Ordinal);
        return [.. lora.Layers.Select(adapter => layers.TryGetValue(adapter.Name, out var layer)
            ? new LoraPart(adapter, layer)
            : throw new ArgumentException($"The adapter of '{adapter.Name}' belongs to another model than this {model.GetName()}; pass the model that was adapted.", nameof(lora)))];
    }

    /// <summary>Whole linear layers, in the order of the model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="names">Whole names, or the first parts of them such as <c>classifier</c>.</param>
    /// <param name="withBiases">Whether their biases belong to the parts.</param>
    /// <exception cref="ArgumentException">A name fits no linear layer.</exception>
    public static IReadOnlyList<TangentPart> Of(LanguageModel model, IReadOnlyList<string> names, bool withBiases = true)
    {
        var layers = Linears(model).ToList();
        if (names.FirstOrDefault(name => !layers.Exists(layer => Fits(layer.Name, name))) is { } unknown)
            throw new ArgumentException($"No linear layer of {model.GetName()} is called '{unknown}' or lies below it; its linear layers are {string.Join(", ", layers.Select(layer => layer.Name))}.", nameof(names));
        return [.. layers.Where(layer => names.Any(name => Fits(layer.Name, name))).Select(layer => new LinearPart(layer.Name, layer.Layer, withBiases))];
    }

    private static bool Fits(string layer, string name) => layer == name || layer.StartsWith(name + ".", StringComparison.Ordinal);

    private static IEnumerable<(string Name, LinearLayer Layer)> Linears(LanguageModel model) => model.named_modules()
        .Where(entry => entry.module is LinearLayer)
        .Select(entry => (entry.name, (LinearLayer)entry.module));
}
