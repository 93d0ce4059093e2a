using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules one after the other, each fed with the result of the one before.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<nn.Module<Tensor, Tensor>> _items = [];

    internal Sequential(params (string name, nn.Module<Tensor, Tensor> module)[] modules)
        : base(nameof(Sequential))
    {
        foreach (var (name, module) in modules)
            append(name, module);
    }

    internal Sequential(params nn.Module<Tensor, Tensor>[] modules)
        : base(nameof(Sequential))
    {
        foreach (var module in modules)
            append(module);
    }

    public int Count => _items.Count;

    [System.Runtime.CompilerServices.IndexerName("SequentialItems")]
    public nn.IModule<Tensor, Tensor> this[int index] => _items[index];

    public Sequential append(nn.IModule<Tensor, Tensor> module) => append(_items.Count.ToString(CultureInfo.InvariantCulture), module);

    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        if (module is not nn.Module<Tensor, Tensor> item)
            throw new ArgumentException($"append: '{name}' is not a module of the managed engine.", nameof(module));
        register_module(name, item);
        _items.Add(item);
        return this;
    }

    public override Tensor forward(Tensor tensor)
    {
        if (_items.Count == 0)
            return tensor.alias();
        var result = _items[0].call(tensor);
        foreach (var item in _items.Skip(1))
        {
            var before = result;
            result = item.call(before);
            if (!ReferenceEquals(before, result))
                before.Dispose();
        }

        return result;
    }

    protected override void RegisterComponents()
    {
    }
}
