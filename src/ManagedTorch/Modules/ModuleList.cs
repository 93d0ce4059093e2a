using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules in a list, named by their positions.</summary>
public class ModuleList<T> : nn.Module, IEnumerable<T> where T : nn.Module
{
    private readonly List<T> _items = [];

    public ModuleList(params T[] modules)
        : base("ModuleList")
    {
        foreach (var module in modules)
            Add(module);
    }

    public int Count => _items.Count;

    public T this[int index] => _items[index];

    public void Add(T item)
    {
        register_module(_items.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), item);
        _items.Add(item);
    }

    public void append(params T[] parameters)
    {
        foreach (var module in parameters)
            Add(module);
    }

    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
