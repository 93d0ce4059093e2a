using Replication.Core.Runs;

namespace Replication.Tests.Core;

public sealed class CodeFingerprintTests
{
    private static readonly System.Reflection.Assembly Tests = typeof(CodeFingerprintTests).Assembly;
    private static readonly System.Reflection.Assembly Harness = typeof(CodeFingerprint).Assembly;

    [Test]
    public void It_has_twelve_digits() => Assert.That(CodeFingerprint.Of(Harness), Does.Match("^[0-9a-f]{12}$"));

    [Test]
    public void It_depends_on_the_assemblies_and_not_on_their_order()
    {
        Assert.That(CodeFingerprint.Of(Tests, Harness), Is.EqualTo(CodeFingerprint.Of(Harness, Tests, Harness)));
        Assert.That(CodeFingerprint.Of(Tests), Is.Not.EqualTo(CodeFingerprint.Of(Harness)));
        Assert.That(CodeFingerprint.Of(Tests, Harness), Is.Not.EqualTo(CodeFingerprint.Of(Harness)));
    }
}
