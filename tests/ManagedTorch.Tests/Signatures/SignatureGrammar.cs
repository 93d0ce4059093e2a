using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ManagedTorch.Tests.Signatures;

/// <summary>Writes types and members as the stored list of TorchSharp's public signatures does: one line each, short type names.</summary>
internal static class SignatureGrammar
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool", [typeof(int)] = "int", [typeof(long)] = "long", [typeof(float)] = "float",
        [typeof(double)] = "double", [typeof(string)] = "string", [typeof(void)] = "void",
    };

    /// <summary>A type's path without its namespace, such as <c>torch.nn.Module`2</c>.</summary>
    public static string Path(Type type) => type.DeclaringType is { } outer ? $"{Path(outer)}.{type.Name}" : type.Name;

    /// <summary>The line that declares a type, with its base and whether it is sealed.</summary>
    public static string Declaration(Type type) =>
        $"TYPE {Path(type)} : {(type.BaseType is null ? "" : Name(type.BaseType))}{(type.IsSealed && !type.IsAbstract ? " sealed" : "")}".TrimEnd();

    /// <summary>The line of a constructor, method, property or field; null for members that no caller can see.</summary>
    public static string? Member(MemberInfo member) => member switch
    {
        ConstructorInfo { IsStatic: false } c when IsSeen(c) => $".ctor({Parameters(c.GetParameters())})",
        MethodInfo m when IsSeen(m) => $"{Prefix(m)}{Name(m.ReturnType)} {m.Name}{Generics(m)}({Parameters(m.GetParameters())})",
        PropertyInfo p => Property(p),
        FieldInfo f when f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly => Field(f),
        _ => null,
    };

    /// <summary>A type as it is written where it is used.</summary>
    public static string Name(Type type)
    {
        if (type.IsByRef)
            return "ref " + Name(type.GetElementType()!);
        if (type.IsArray)
            return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Name(value) + "?";
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        var name = type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(',', type.GetGenericArguments().Select(Name))}>" : name;
    }

    private static string? Property(PropertyInfo property)
    {
        MethodInfo?[] all = [property.GetMethod, property.SetMethod];
        var seen = all.OfType<MethodInfo>().Where(a => a.IsPublic).ToList();
        if (seen.Count == 0)
            seen = [.. all.OfType<MethodInfo>().Where(IsSeen)];
        if (seen.Count == 0)
            return null;
        var accessors = (seen.Contains(property.GetMethod!) ? "get; " : "") + (seen.Contains(property.SetMethod!) ? "set; " : "");
        var index = property.GetIndexParameters();
        return $"{Prefix(seen[0])}{Name(property.PropertyType)} {property.Name} {{ {accessors}}}{(index.Length == 0 ? "" : $"[{Parameters(index)}]")}";
    }

    private static string Field(FieldInfo field) =>
        $"{(field.IsStatic ? "static " : "")}{(field.IsPublic ? "" : "protected ")}{Name(field.FieldType)} {field.Name}"
        + (field.IsLiteral ? $" = {Convert.ToString(Convert.ChangeType(field.GetRawConstantValue(), typeof(long), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)}" : "");

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(p =>
        (p.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "") + (p.IsOut ? "out " : "") + $"{Name(p.ParameterType)} {p.Name}" + Default(p)));

    private static string Default(ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue)
            return "";
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var value = parameter.DefaultValue is { } given && type.IsEnum ? Enum.ToObject(type, given) : parameter.DefaultValue;
        return "=" + (value is null ? "null" : Convert.ToString(value, CultureInfo.InvariantCulture));
    }

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(',', method.GetGenericArguments().Select(Name))}>" : "";

    private static string Prefix(MethodInfo method) => (method.IsStatic ? "static " : "") + (method.IsPublic ? "" : "protected ");

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
}
