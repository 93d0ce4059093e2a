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

    [TestCase("gpt2", "59a1fbfc1817c3a838871487f6f5528df9cd70f14a9d4ee3a520e0560ac0fd5d")]
    [TestCase("gpt-neox-3x16", "dbce301c70ef8fe78f4e6b60b24be7ec1abfcc680b8a947a7c6ab9f77940cde4")]
    [TestCase("bert-3x16", "10cf5ebab9cb2454ea511af28f663f7d5d238a85450c298a5bb1cf2f00c3b472")]
    [TestCase("llama-3x16", "8fddd6ee72c46453026b3f899515968ffb45eb3b3b00af8c3b1aff408822f270")]
    [TestCase("mamba-3x16", "426ab6db5a3b84ae7d5a7b353582177fa74063295f5e700e1eab775b643b4eb5")]
    [TestCase("rwkv-3x16", "4b2c591162dd01fe7f234ae9fd5c4c21bccfb6995616618e8447d9409a38d282")]
    public void The_bits_are_those_of_every_other_machine(string model, string weights) =>
        Assert.That(Reference.Value, Does.Contain($"{model} trained {weights}"));

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
