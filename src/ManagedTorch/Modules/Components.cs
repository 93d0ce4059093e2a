using System.Collections.Concurrent;
using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>Finds the fields of a module that are parts of it.</summary>
internal static class Components
{
    private static readonly ConcurrentDictionary<Type, (string Name, FieldInfo Field)[]> Known = new();

    public static void Register(torch.nn.Module module)
    {
        foreach (var (name, field) in Known.GetOrAdd(module.GetType(), Fields))
        {
            switch (field.GetValue(module))
            {
                case Parameter parameter:
                    module.register_parameter(name, parameter);
                    break;
                case torch.Tensor buffer:
                    module.register_buffer(name, buffer);
                    break;
                case torch.nn.Module submodule:
                    module.register_module(name, submodule);
                    break;
            }
        }
    }

    // Reflection does not promise declaration order, but metadata tokens ascend in it.
    private static (string, FieldInfo)[] Fields(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var level = type; level is not null && level.Namespace != "System"; level = level.BaseType)
        {
            fields.InsertRange(0, level
                .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(f => typeof(torch.Tensor).IsAssignableFrom(f.FieldType) || typeof(torch.nn.Module).IsAssignableFrom(f.FieldType))
                .OrderBy(f => f.MetadataToken));
        }

        return [.. fields.Select(f => (NameOf(f), f))];
    }

    // The field behind a property is called <name>k__BackingField.
    private static string NameOf(FieldInfo field) =>
        field.GetCustomAttribute<ComponentNameAttribute>()?.Name
        ?? (field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name);
}
