using Replication.Models.Checkpoints;

namespace Replication.Models.Architectures;

/// <summary>
/// How rotary positions are stretched for contexts longer than the original one. <c>linear</c> divides every angle by the
/// factor (Chen et al. 2023). <c>llama3</c> stretches wavelengths longer than the original context, leaves short ones
/// alone and blends those between.
/// </summary>
public sealed record LlamaRotaryScaling(string Kind, double Factor, double LowFrequencyFactor = 1, double HighFrequencyFactor = 4, int OriginalContextLength = 8192)
{
    /// <summary>Null for positions as they are.</summary>
    /// <exception cref="CheckpointException">The kind is not known.</exception>
    public static LlamaRotaryScaling? Read(ConfigurationReader json) => json.Text("rope_type", json.Text("type", "")) switch
    {
        "default" => null,
        "linear" => new("linear", json.Real("factor", 1)),
        "llama3" => new("llama3", json.Real("factor", 8), json.Real("low_freq_factor", 1), json.Real("high_freq_factor", 4), json.Number("original_max_position_embeddings")),
        var other => throw new CheckpointException($"{json.Path}: rope_scaling of type '{other}' is not known; default, linear and llama3 are."),
    };

    /// <summary>Fields of <c>rope_scaling</c>.</summary>
    public IReadOnlyDictionary<string, object> Configuration
    {
        get
        {
            var fields = new SortedDictionary<string, object>(StringComparer.Ordinal) { ["rope_type"] = Kind, ["factor"] = Factor };
            if (Kind == "llama3")
            {
                fields["low_freq_factor"] = LowFrequencyFactor;
                fields["high_freq_factor"] = HighFrequencyFactor;
                fields["original_max_position_embeddings"] = OriginalContextLength;
            }

            return fields;
        }
    }

    /// <summary>The scaled angle per position.</summary>
    public float Apply(float frequency)
    {
        var wavelength = 2 * Math.PI / frequency;
        if (Kind == "linear")
            return (float)(frequency / Factor);
        if (wavelength < OriginalContextLength / HighFrequencyFactor)
            return frequency;
        if (wavelength > OriginalContextLength / LowFrequencyFactor)
            return (float)(frequency / Factor);
        var blend = (OriginalContextLength / wavelength - LowFrequencyFactor) / (HighFrequencyFactor - LowFrequencyFactor);
        return (float)((1 - blend) * frequency / Factor + blend * frequency);
    }
}
