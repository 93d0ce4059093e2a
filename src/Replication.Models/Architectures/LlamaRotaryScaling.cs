using Replication.Models.Checkpoints;

namespace Replication.Models.Architectures;

/// <summary>
/// Llama 3.1's rotary scaling: wavelengths longer than the original context are stretched by a factor, short ones are
/// left alone, those between are blended.
/// </summary>
public sealed record LlamaRotaryScaling(double Factor, double LowFrequencyFactor, double HighFrequencyFactor, int OriginalContextLength)
{
    public static LlamaRotaryScaling Read(ConfigurationReader json)
    {
        var type = json.Text("rope_type", json.Text("type", ""));
        return type == "llama3"
            ? new(json.Real("factor", 8), json.Real("low_freq_factor", 1), json.Real("high_freq_factor", 4), json.Number("original_max_position_embeddings"))
            : throw new CheckpointException($"{json.Path}: rope_scaling of type '{type}' is not known; llama3 is.");
    }

    /// <summary>The scaled angle per position.</summary>
    public float Apply(float frequency)
    {
        var wavelength = 2 * Math.PI / frequency;
        if (wavelength < OriginalContextLength / HighFrequencyFactor)
            return frequency;
        if (wavelength > OriginalContextLength / LowFrequencyFactor)
            return (float)(frequency / Factor);
        var blend = (OriginalContextLength / wavelength - LowFrequencyFactor) / (HighFrequencyFactor - LowFrequencyFactor);
        return (float)((1 - blend) * frequency / Factor + blend * frequency);
    }
}
