namespace TorchSharp;

/// <summary>Gives a module's field a name of its own in the state dictionary.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public class ComponentNameAttribute : Attribute
{
    public required string Name { get; set; }
}
