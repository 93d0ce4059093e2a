using System.Collections;
using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters in a list, named by their positions.</summary>
public class ParameterList : nn.Module, IEnumerable<Parameter>
{
    private readonly List<Parameter> _items = [];

    public ParameterList(params Parameter[] parameters)
        : base(nameof(ParameterList)) => extend(parameters);

    public int Count => _items.Count;

    public void Add(Parameter item)
    {
        register_parameter(_items.Count.ToString(CultureInfo.InvariantCulture), item);
        _items.Add(item);
    }

    public void append(params Parameter[] parameters) => extend(parameters);

    public void extend(IEnumerable<Parameter> parameters)
    {
        foreach (var parameter in parameters)
            Add(parameter);
    }

    public IEnumerator<Parameter> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
