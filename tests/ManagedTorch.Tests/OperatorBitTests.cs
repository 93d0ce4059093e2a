using System.Diagnostics;

namespace ManagedTorch.Tests;

/// <summary>Every family of operators gives the same bits, forwards and backwards, at any thread count and any vector width.</summary>
public sealed class OperatorBitTests
{
    private static readonly Lazy<string> Reference = new(() => Run(1));

    [TestCase(2)]
    [TestCase(3)]
    public void Threads_do_not_change_a_bit(int threads) => Assert.That(Run(threads), Is.EqualTo(Reference.Value));

    [TestCase("DOTNET_EnableAVX512")]
    [TestCase("DOTNET_EnableAVX2")]
    [TestCase("DOTNET_EnableHWIntrinsic")]
    public void Vector_units_do_not_change_a_bit(string switchedOff) => Assert.That(Run(2, (switchedOff, "0")), Is.EqualTo(Reference.Value));

    [Test]
    public void The_bits_are_those_of_every_other_machine() => Assert.That(Reference.Value.ReplaceLineEndings("\n").TrimEnd(), Is.EqualTo("""
        arithmetic 914cbaaa5073d81eaa198d213af6a91bd8addc1bb5c50c5b340caf654d0f11db
        curves 346a350a1fcad8821da9f2c55c6b4f458ad5a87cf4bdc6da73493955beda22d4
        powers 363fe68fc0d6851543e72d04398593d25dad843f884fd8fd64c55b177d442397
        activations 2bd82f0f7bf6f077a1afddf3248c74a7ef9e372176eeda5df214ded0bbf2b0ec
        reductions 7701de0f3ab53566e0cccd3bed3364bf4f36eafa83653cb6c9d9bc0effe683e8
        extremes cde12291a3c6557285d408663fc776f1f2172b0b9acf535a762273d6bd87753b
        running sums 6c5e13188f26ba482bc3d8c6f38faa1e1f13d838dc24b249beeefebb65d32a6c
        softmax bb6e1b6fa6b395f952380e2b5d8e900b85987d93fd396ebee7c5e69f088109e3
        products d746a11d5bac462619580cbdf9b94db64d263851063761de90b3232e72120aba
        places 8bab19374577c9adb816f47626d2afc1f7df29d61e0ca111b618c15ef7f1addf
        arrangements e5b1e5e75ee54cfcb21f18dbe4ed5564e066fdf93c5c98ae2c790ece2ff99b56
        convolution 50dcb74d069891ed2012424f431ca4f2742fe0e8191dde721de536853ea55e24
        normalisation 7b3b27b1b3d50a95b4f09851022c0ae9f8ab28253bb6e697bf78a62becef7df9
        attention ac0fc46623cd430e476d9392504a30b081ddc0c619266fd667cc3a2219015c0b
        losses f381f39beff9cafd9750b48f7680acd65ee33c514392497136f5af2b61fe8a43
        recurrences cded60621537b57a8a71d8961e84033856bae26b885b104c81cd76332c706eee
        random numbers 81899078a93e24d4258e7561fa358668f37a3fda3011f904ed59363b3369435a
        decompositions 82e0cb5e2ad5b051dd2649a1fa3b443dfa6f04f49a51b0bf75ff637252ce1899
        """.ReplaceLineEndings("\n")));

    private static string Run(int threads, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        var program = Path.Combine(Path.GetDirectoryName(typeof(OperatorBitTests).Assembly.Location)!, "Fingerprint.dll");
        var start = new ProcessStartInfo("dotnet", [program, $"{threads}", "operators"]) { RedirectStandardOutput = true, RedirectStandardError = true };
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
