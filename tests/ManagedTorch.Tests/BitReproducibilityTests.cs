using System.Diagnostics;

namespace ManagedTorch.Tests;

/// <summary>The promise: a training run gives the same bits at any thread count and any vector width.</summary>
public sealed class BitReproducibilityTests
{
    private static readonly Lazy<string> Reference = new(() => Run(1));

    [TestCase(2)]
    [TestCase(3)]
    public void Threads_do_not_change_a_bit(int threads) => Assert.That(Run(threads), Is.EqualTo(Reference.Value));

    [TestCase("DOTNET_EnableAVX512")]
    [TestCase("DOTNET_EnableAVX2")]
    [TestCase("DOTNET_EnableHWIntrinsic")]
    public void Vector_units_do_not_change_a_bit(string switchedOff) => Assert.That(Run(2, (switchedOff, "0")), Is.EqualTo(Reference.Value));

    [TestCase("tr_TR.UTF-8")]
    public void The_culture_does_not_change_a_bit(string language) => Assert.That(Run(1, ("LANG", language)), Is.EqualTo(Reference.Value));

    [Test]
    public void The_bits_are_those_of_every_other_machine() =>
        Assert.That(Reference.Value, Does.Contain("gpt2 trained 59a1fbfc1817c3a838871487f6f5528df9cd70f14a9d4ee3a520e0560ac0fd5d")
            .And.Contain("gpt-neox trained 58c1b2a8fac2afdf518abefc24ac3cba69062a65f4072ae354350d1bc91474d7"));

    private static string Run(int threads, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(BitReproducibilityTests).Assembly.Location.Replace("ManagedTorch.Tests.dll", "Fingerprint.dll", StringComparison.Ordinal), $"{threads}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, () => errors.Result);
        return output;
    }
}
