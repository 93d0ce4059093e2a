namespace Replication.Models.Checkpoints;

/// <summary>Under which names a checkpoint may hold a parameter.</summary>
/// <param name="model">The model; null for a module of another kind, whose names are taken as they are.</param>
internal sealed class TensorNames(LanguageModel? model)
{
    /// <summary>All names of a parameter, its own first.</summary>
    public IEnumerable<string> Of(string parameter)
    {
        yield return parameter;
        if (model is null)
            yield break;
        // A base model saved by itself leaves the trunk's name out.
        var trunk = model.TrunkName + ".";
        var bare = parameter.StartsWith(trunk, StringComparison.Ordinal) ? parameter[trunk.Length..] : null;
        if (bare is not null)
            yield return bare;
        // The first BERT checkpoints call a norm's weight gamma and its bias beta.
        foreach (var name in new[] { parameter, bare }.OfType<string>())
        {
            if (name.EndsWith("LayerNorm.weight", StringComparison.Ordinal))
                yield return name[..^"weight".Length] + "gamma";
            if (name.EndsWith("LayerNorm.bias", StringComparison.Ordinal))
                yield return name[..^"bias".Length] + "beta";
        }

        if (model.OtherNames.TryGetValue(parameter, out var other))
            yield return other;
    }
}
