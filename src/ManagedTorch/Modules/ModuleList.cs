using System.Collections;
using System.Globalization;
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

    public T this[int index]
    {
        get => _items[index];
        set
        {
            _items[index] = value;
            Replace(index.ToString(CultureInfo.InvariantCulture), value);
        }
    }

    public void Add(T item)
    {
        register_module(_items.Count.ToString(CultureInfo.InvariantCulture), item);
        _items.Add(item);
    }

    public void append(params T[] parameters) => extend(parameters);

    public void extend(IEnumerable<T> modules)
    {
        foreach (var module in modules)
            Add(module);
    }

    public bool Contains(T item) => _items.Contains(item);

    public int IndexOf(T item) => _items.IndexOf(item);

    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
