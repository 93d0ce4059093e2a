using System.Diagnostics;
using System.Reflection;

namespace Replication.Core.Validators;

/// <summary>Runs are long: unoptimised code is refused.</summary>
/// <param name="assembly">Any assembly of the build.</param>
public sealed class OptimisedBuild(Assembly assembly) : ISetUpValidator
{
    public string? Refusal() => assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true }
        ? $"{assembly.GetName().Name} is a Debug build, whose runs take many times as long: build with -c Release."
        : null;
}
