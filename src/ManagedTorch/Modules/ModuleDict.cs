using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules by name, in the order in which they were added.</summary>
public class ModuleDict<T> : nn.Module, IEnumerable<(string, T)> where T : nn.Module
{
    private readonly List<(string Key, T Value)> _items = [];

    public ModuleDict()
        : base("ModuleDict")
    {
    }

    public int Count => _items.Count;

    public T this[string key]
    {
        get => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"ModuleDict: there is no module '{key}'; it has {string.Join(", ", keys())}.");
        set
        {
            var at = _items.FindIndex(item => item.Key == key);
            if (at < 0)
            {
                Add(key, value);
                return;
            }

            _items[at] = (key, value);
            Replace(key, value);
        }
    }

    public void Add(string key, T value)
    {
        if (ContainsKey(key))
            throw new ArgumentException($"ModuleDict: there is a module '{key}' already.", nameof(key));
        register_module(key, value);
        _items.Add((key, value));
    }

    public bool ContainsKey(string key) => _items.Any(item => item.Key == key);

    public bool TryGetValue(string key, out T value)
    {
        var at = _items.FindIndex(item => item.Key == key);
        value = at < 0 ? null! : _items[at].Value;
        return at >= 0;
    }

    public IEnumerable<string> keys() => _items.Select(item => item.Key);

    public IEnumerable<T> values() => _items.Select(item => item.Value);

    public IEnumerator<(string, T)> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
