using Replication.Measures.Ntk;
using Replication.Models;
using Replication.Models.Adapters;
using Replication.Models.Checkpoints;
using Replication.Models.Layers;
using Replication.Random;
using TorchSharp.Modules;

namespace Replication.Linearization;

/// <summary>A pretrained micro RoBERTa under a fresh head, with fresh adapters: θ₀ of every run.</summary>
/// <remarks>Head and adapters are drawn by seed and by name: whatever is adapted, a layer's adapter starts the same.</remarks>
internal sealed class AdaptedModel : IDisposable
{
    private const string Head = "classifier";

    private readonly bool _trainsHead;

    public AdaptedModel(LinearizationTask task, LayerSet layers, int seed, LinearizationTexts texts, string checkpoint, bool trainsHead = true)
    {
        _trainsHead = trainsHead;
        var sizes = texts.Sizes;
        Model = sizes.Model.Create(texts.Texts.VocabularyOf(sizes.Model), new HeadSettings { Kind = HeadKind.SequenceClassification, Classes = task.Classes });
        Checkpoint.LoadTrunk(Model, checkpoint);
        RandomStream Named(string name) => RandomStream.For("linearization", task.Name, $"{seed}", name);
        foreach (var (name, parameter) in Model.named_parameters().Where(p => p.parameter.ndim == 2 && Model.IsHead(p.name)))
            Weights.Normal(parameter, Named(name), sizes.HeadDeviation);
        Lora = new Lora(Model, new LoraSettings { Rank = 8, Alpha = 8, Targets = layers.TargetsIn(sizes), AlsoTrained = trainsHead ? [Head] : [] }, Named("unused"));
        foreach (var layer in Lora.Layers)
            Weights.Uniform(layer.A, Named(layer.Name), 1 / Math.Sqrt(layer.A.shape[1]));
    }

    public LanguageModel Model { get; }

    public Lora Lora { get; }

    /// <summary>The adapters, and the head where it is trained.</summary>
    public IReadOnlyList<Parameter> Trained => [.. Lora.Parameters()];

    /// <summary>The adapters alone: the paper's kernel.</summary>
    public IReadOnlyList<TangentPart> Adapters => TangentParts.Of(Model, Lora);

    /// <summary>The kernel of everything that is trained.</summary>
    public IReadOnlyList<TangentPart> Everything => _trainsHead ? [.. Adapters, .. TangentParts.Of(Model, [Head])] : Adapters;

    /// <summary>SHA-256 of the model with its adapters merged; nothing can be trained after it.</summary>
    public string Sha256()
    {
        Lora.Merge();
        return Checkpoint.Sha256(Model);
    }

    public void Dispose()
    {
        Lora.Dispose();
        Model.Dispose();
    }
}
