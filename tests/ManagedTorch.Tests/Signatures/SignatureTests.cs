using System.Reflection;
using System.Runtime.CompilerServices;
using TorchSharp;

namespace ManagedTorch.Tests.Signatures;

/// <summary>What the managed engine exposes, TorchSharp exposes too: that keeps the two interchangeable.</summary>
public sealed class SignatureTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Lines that may differ, each with its reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
    };

    [Test]
    public void Every_public_type_and_member_is_one_of_TorchSharps()
    {
        var known = SignatureList.Read();
        if (known is null)
            Assert.Ignore("The list of TorchSharp's signatures is not here; set REPLICATION_TORCHSHARP_API to torchsharp-api-0.107.txt to compare with it.");
        var differing = Lines().Where(line => !known!.Contains(line) && !Exceptions.ContainsKey(line)).ToList();
        Assert.That(differing, Is.Empty, () => "TorchSharp has no:\n" + string.Join('\n', differing));
    }

    [Test]
    public void Every_exception_is_still_needed()
    {
        if (SignatureList.Read() is not { } known)
        {
            Assert.Ignore("The list of TorchSharp's signatures is not here; set REPLICATION_TORCHSHARP_API to torchsharp-api-0.107.txt to compare with it.");
            return;
        }

        Assert.That(Exceptions.Keys.Where(line => known.Contains(line) || !Lines().Contains(line)), Is.Empty);
    }

    [Test]
    public void The_grammar_writes_what_the_list_writes()
    {
        var lines = Lines().ToList();
        Assert.That(lines, Is.SupersetOf(new[]
        {
            "TYPE Linear : Module<Tensor,Tensor> sealed",
            "TYPE torch.nn.Module`2 : HookableModule<Func<Module<T,TResult>,T,T>,Func<Module<T,TResult>,T,TResult,TResult>>",
            "torch.Tensor::Tensor view(params long[] shape)",
            "torch.Tensor::static Tensor op_Addition(Tensor left, Scalar right)",
            "torch::static Tensor arange(Scalar stop, ScalarType? dtype=null, Device device=null, bool requires_grad=False)",
            "torch.nn.functional::static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor weight=null, Tensor bias=null, double eps=1E-05)",
            "torch.ScalarType::static ScalarType Float32 = 6",
        }));
    }

    private static IEnumerable<string> Lines()
    {
        foreach (var type in typeof(torch).Assembly.GetTypes().Where(IsSeen).OrderBy(SignatureGrammar.Path, StringComparer.Ordinal))
        {
            yield return SignatureGrammar.Declaration(type);
            foreach (var member in type.GetMembers(Declared).Where(IsOwn))
            {
                if (SignatureGrammar.Member(member) is { } line)
                    yield return $"{SignatureGrammar.Path(type)}::{line}";
            }
        }
    }

    private static bool IsSeen(Type type) => type.IsPublic
        || ((type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsSeen(type.DeclaringType!));

    // An override adds nothing that a caller could name; accessors are written with their property.
    private static bool IsOwn(MemberInfo member) => member switch
    {
        Type => false,
        MethodInfo method => !IsAccessor(method) && !IsOverride(method) && !method.IsDefined(typeof(CompilerGeneratedAttribute)),
        PropertyInfo property => property.GetAccessors(nonPublic: true).All(accessor => !IsOverride(accessor)),
        _ => !member.IsDefined(typeof(CompilerGeneratedAttribute)),
    };

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsOverride(MethodInfo method) => method.GetBaseDefinition() != method;
}
