namespace TorchSharp.Modules;

/// <summary>A tensor that a module trains.</summary>
public class Parameter : torch.Tensor
{
    /// <summary>Takes over the data: the given handle is left empty, and the parameter belongs to no scope but a module.</summary>
    public Parameter(torch.Tensor data, bool requires_grad = true)
        : base(TakeOver(data), track: true)
    {
        Impl.RequiresGrad = requires_grad;
    }

    private static Memory.TensorImpl TakeOver(torch.Tensor data)
    {
        var impl = data.Impl.Producer is null ? data.Impl : data.Impl.View(data.Impl.Shape, data.Impl.Strides, data.Impl.Offset);
        if (ReferenceEquals(impl, data.Impl))
            impl.Retain();
        data.Dispose();
        return impl;
    }
}
