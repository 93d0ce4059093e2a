using Replication.Models.Checkpoints;
using Replication.Models.Layers;
using Replication.Random;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Models.Adapters;

/// <summary>
/// Low-rank adaptation (Hu et al. 2022) as PEFT does it: named linear layers, in full or packed as NF4, get adapters, everything else is frozen.
/// A starts uniform in ±1/√in, B at zero, so that an adapted model starts as the model it adapts.
/// </summary>
/// <remarks>The adapters belong to this object, not to the model; disposing it takes them away and thaws the model.</remarks>
public sealed class Lora : IDisposable
{
    // PEFT wraps the model twice, and its files carry the names of the wrappings.
    private const string FilePrefix = "base_model.model.";

    private readonly List<LoraLayer> _layers = [];
    private readonly List<Parameter> _frozen = [];
    private readonly List<(string Name, Parameter Parameter)> _alsoTrained = [];

    /// <param name="model">The model to adapt.</param>
    /// <param name="settings">Rank, scaling and layers.</param>
    /// <param name="initial">Draws A, layer by layer in the order of the model.</param>
    /// <param name="dropout">Draws the masks, call by call; may be null where there is no dropout.</param>
    /// <exception cref="ArgumentException">A setting is out of range, or a target names no linear layer.</exception>
    public Lora(LanguageModel model, LoraSettings settings, RandomStream initial, RandomStream? dropout = null)
    {
        if (settings.Rank < 1)
            throw new ArgumentException($"A LoRA rank must be at least 1, but is {settings.Rank}.", nameof(settings));
        if (settings.Dropout is not (>= 0 and < 1))
            throw new ArgumentException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"A dropout share must lie in [0, 1), but is {settings.Dropout}."), nameof(settings));
        if (settings.Dropout > 0 && dropout is null)
            throw new ArgumentException("LoRA with dropout needs a random stream for its masks.", nameof(dropout));
        var layers = model.named_modules().Where(m => m.module is LinearLayer).Select(m => (m.name, layer: (LinearLayer)m.module)).ToList();
        foreach (var target in settings.Targets)
        {
            if (!layers.Exists(l => Matches(l.name, target)))
                throw new ArgumentException($"No linear layer of {model.GetName()} is called '{target}'; its linear layers end in {string.Join(", ", Endings(layers.Select(l => l.name)))}.", nameof(settings));
        }

        foreach (var (name, parameter) in model.named_parameters())
        {
            if (settings.AlsoTrained.Any(part => name.StartsWith(part + ".", StringComparison.Ordinal)))
            {
                _alsoTrained.Add((name, parameter));
            }
            else if (parameter.requires_grad)
            {
                parameter.requires_grad_(false);
                _frozen.Add(parameter);
            }
        }

        foreach (var (name, layer) in layers.Where(l => settings.Targets.Any(t => Matches(l.name, t))))
            _layers.Add(new LoraLayer(name, layer, settings, initial, dropout ?? initial));
    }

    /// <summary>The adapted layers in the order of the model.</summary>
    public IReadOnlyList<LoraLayer> Layers => _layers;

    /// <summary>What is trained: the adapters as <c>layer.lora_A.weight</c> and <c>layer.lora_B.weight</c>, then the parts trained in full.</summary>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() => Adapters().Concat(_alsoTrained);

    /// <summary>What is trained, for an optimiser.</summary>
    public IEnumerable<Parameter> Parameters() => NamedParameters().Select(p => p.Parameter);

    /// <summary>Adds every change to its layer's weight, so that the model computes with plain layers.</summary>
    /// <exception cref="InvalidOperationException">The changes are added already, or a layer is packed: codes of 4 bits cannot take them.</exception>
    public void Merge() => _layers.ForEach(l => l.Merge());

    /// <summary>Takes the changes out again: the weights return to within float32 rounding.</summary>
    public void Unmerge() => _layers.ForEach(l => l.Unmerge());

    /// <summary>Writes what is trained under PEFT's names.</summary>
    public void Save(string path) =>
        SafeTensors.Write(path, NamedParameters().Select(p => KeyValuePair.Create(FilePrefix + p.Name, (Tensor)p.Parameter)));

    /// <summary>Reads what is trained, with or without PEFT's prefix.</summary>
    /// <exception cref="CheckpointException">A tensor is missing or has another shape.</exception>
    public void Load(string path)
    {
        using var file = new SafeTensorsFile(path);
        using var noGrad = no_grad();
        foreach (var (name, parameter) in NamedParameters())
        {
            var found = file.Entries.ContainsKey(FilePrefix + name) ? FilePrefix + name : name;
            using var stored = file.Read(found);
            if (!stored.shape.AsSpan().SequenceEqual(parameter.shape))
                throw new CheckpointException($"{path}: tensor '{found}' has shape [{string.Join(", ", stored.shape)}], but the adapter expects [{string.Join(", ", parameter.shape)}].");
            using var placed = stored.to(parameter.device);
            parameter.copy_(placed);
        }
    }

    public void Dispose()
    {
        _layers.ForEach(l => l.Dispose());
        _layers.Clear();
        // A weight that was packed meanwhile is no more.
        foreach (var parameter in _frozen.Where(p => !p.IsInvalid))
            parameter.requires_grad_(true);
        _frozen.Clear();
    }

    private IEnumerable<(string, Parameter)> Adapters() =>
        _layers.SelectMany(l => new[] { ($"{l.Name}.lora_A.weight", l.A), ($"{l.Name}.lora_B.weight", l.B) });

    private static bool Matches(string name, string target) => name == target || name.EndsWith("." + target, StringComparison.Ordinal);

    private static IEnumerable<string> Endings(IEnumerable<string> names) =>
        names.Select(n => n[(n.LastIndexOf('.') + 1)..]).Distinct().Order(StringComparer.Ordinal);
}
