using System.Globalization;
using System.Text.RegularExpressions;
using Replication.Measures.Ntk;
using Replication.Models.Adapters;
using Replication.Models.Checkpoints;
using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Models.Tests;

/// <summary>The empirical tangent kernel of an adapted classifier and its eigenvalues, against another implementation's.</summary>
[Category("EngineParity")]
public sealed partial class TangentKernelGoldenTests
{
    private const double Tolerance = 1e-4;

    public static IEnumerable<string> Folders()
    {
        var own = Path.Combine(AppContext.BaseDirectory, "Golden");
        var further = Environment.GetEnvironmentVariable("REPLICATION_GOLDEN");
        string[] roots = string.IsNullOrEmpty(further) ? [own] : [own, further];
        return roots
            .SelectMany(root => Directory.EnumerateFiles(root, "reference.safetensors", SearchOption.AllDirectories))
            .Where(HoldsKernel)
            .Select(file => Path.GetDirectoryName(file)!)
            .Order(StringComparer.Ordinal);
    }

    [TestCaseSource(nameof(Folders))]
    public void Kernel_and_eigenvalues_agree_with_the_reference(string folder)
    {
        using var scope = NewDisposeScope();
        var path = Path.Combine(folder, "reference.safetensors");
        var reference = SafeTensors.Read(path);
        using var model = ModelConfiguration.Load(folder);
        using var lora = Adapted(model, path, reference);
        using var jacobian = Jacobian.Of(model, reference["input_ids"], reference["attention_mask"], TangentParts.Of(model, lora));
        Closeness.Assert("logits", jacobian.Logits, reference["logits"], 2e-5);

        var kernel = TangentKernel.Of(jacobian);
        var largest = reference["ntk"].abs().max().item<double>();
        Assert.That((kernel - reference["ntk"]).abs().max().item<double>() / largest, Is.LessThan(Tolerance));

        var spectrum = Spectrum.Of(kernel);
        var expected = reference["eigenvalues"].data<double>().ToArray();
        Assert.That(spectrum.Eigenvalues, Is.EqualTo(expected).Within(Tolerance * expected[^1]));
        Assert.That(spectrum.Trace, Is.EqualTo(expected.Sum()).Within(Tolerance * expected.Sum()));
    }

    private static Lora Adapted(LanguageModel model, string path, IReadOnlyDictionary<string, Tensor> reference)
    {
        const string prefix = "lora.", first = ".lora_A.weight";
        using var file = new SafeTensorsFile(path);
        var note = string.Join(' ', file.Metadata.Values);
        var targets = reference.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(first, StringComparison.Ordinal))
            .Select(name => name[prefix.Length..^first.Length]).ToList();
        var settings = new LoraSettings
        {
            Rank = (int)reference[prefix + targets[0] + first].shape[0],
            Alpha = double.Parse(Alpha().Match(note).Groups[1].Value, CultureInfo.InvariantCulture),
            Targets = targets,
        };
        var lora = new Lora(model, settings, RandomStream.For("replaced"));
        using var noGrad = no_grad();
        foreach (var (name, parameter) in lora.NamedParameters())
            parameter.copy_(reference[prefix + name]);
        return lora;
    }

    private static bool HoldsKernel(string path)
    {
        using var file = new SafeTensorsFile(path);
        return file.Entries.ContainsKey("ntk") && file.Entries.Keys.Any(name => name.StartsWith("lora.", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"alpha=([0-9.]*[0-9])")]
    private static partial Regex Alpha();
}
