using Replication.Random;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Models.Layers;

/// <summary>Fills parameters from a random stream, so that every engine starts from the same bits.</summary>
public static class Weights
{
    /// <summary>
    /// Sets every convolution and embedding of a new model to zero, as its linear layers are. Other engines draw these
    /// themselves, and biases, which are never drawn here, would keep what they drew.
    /// </summary>
    public static T Cleared<T>(T model) where T : nn.Module
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        foreach (var parameter in model.modules().Where(part => part is Conv1d or Embedding).SelectMany(part => part.parameters()))
            parameter.zero_();
        return model;
    }

    /// <summary>Independent normal values with mean 0.</summary>
    public static void Normal(Tensor parameter, RandomStream stream, double standardDeviation)
    {
        var values = new float[parameter.numel()];
        stream.FillNormal(values, 0, standardDeviation);
        Set(parameter, values);
    }

    /// <summary>Independent uniform values between −bound and bound.</summary>
    public static void Uniform(Tensor parameter, RandomStream stream, double bound)
    {
        var values = new float[parameter.numel()];
        stream.FillUniform(values, -bound, bound);
        Set(parameter, values);
    }

    public static void Set(Tensor parameter, float[] values)
    {
        using var noGrad = no_grad();
        using var source = tensor(values, parameter.shape);
        parameter.copy_(source);
    }
}
