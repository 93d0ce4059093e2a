using System.Diagnostics;
using System.Reflection;
using System.Reflection.Emit;
using Replication.Core.Validators;

namespace Replication.Tests.Core;

public sealed class OptimisedBuildTests
{
    [TestCase(DebuggableAttribute.DebuggingModes.Default | DebuggableAttribute.DebuggingModes.DisableOptimizations, true)]
    [TestCase(DebuggableAttribute.DebuggingModes.IgnoreSymbolStoreSequencePoints, false)]
    public void A_debug_build_is_refused(DebuggableAttribute.DebuggingModes modes, bool refused)
    {
        var marker = new CustomAttributeBuilder(typeof(DebuggableAttribute).GetConstructor([typeof(DebuggableAttribute.DebuggingModes)])!, [modes]);
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Built"), AssemblyBuilderAccess.Run, [marker]);
        Assert.That(new OptimisedBuild(assembly).Refusal(), refused ? Does.StartWith("Built is a Debug build") : Is.Null);
    }
}
