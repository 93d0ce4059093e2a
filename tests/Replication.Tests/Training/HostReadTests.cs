using System.Text.RegularExpressions;
using Replication.Core;

namespace Replication.Tests.Training;

/// <summary>
/// A number read from a GPU makes the host wait for all work in flight. What a training step runs may do so only where it is
/// listed here with its reason; the managed engine cannot tell, since its tensors lie on the host.
/// </summary>
public sealed partial class HostReadTests
{
    private static readonly string Root = Workspace.Find().Root;

    private static readonly string[] Folders = ["src/Replication.Models", "src/Replication.Training"];

    // Lines that read, by file.
    private static readonly Dictionary<string, (int Lines, string Reason)> Allowed = new(StringComparer.Ordinal)
    {
        ["src/Replication.Models/Checkpoints/Checkpoint.cs"] = (1, "hashes weights after training"),
        ["src/Replication.Models/Checkpoints/CheckpointVerification.cs"] = (1, "looks at files"),
        ["src/Replication.Models/Checkpoints/SafeTensors.cs"] = (1, "writes files"),
        ["src/Replication.Models/Functions/Batches.cs"] = (3, "for functions that are chosen on the CPU alone"),
        ["src/Replication.Models/Functions/SelectiveScan.cs"] = (1, "chosen on the CPU alone"),
        ["src/Replication.Models/Functions/SelectiveScanKernel.cs"] = (4, "chosen on the CPU alone"),
        ["src/Replication.Models/Functions/Wkv.cs"] = (1, "chosen on the CPU alone"),
        ["src/Replication.Models/Functions/WkvKernel.cs"] = (5, "chosen on the CPU alone"),
        ["src/Replication.Models/Layers/LinearLayer.cs"] = (1, "packs weights before training"),
        ["src/Replication.Models/Layers/Padding.cs"] = (1, "looks at masks on the CPU alone"),
        ["src/Replication.Models/Quantisation/Nf4Dequantisation.cs"] = (4, "chosen on the CPU alone"),
        ["src/Replication.Models/Quantisation/Nf4Weights.cs"] = (1, "rounds weights before training"),
        ["src/Replication.Training/BatchGradients.cs"] = (1, "counts labels before they are moved, and only once memory has run out"),
        ["src/Replication.Training/Evaluation.cs"] = (3, "outside the step: an evaluation is a read"),
        ["src/Replication.Training/Linearised/SquaredLossDescent.cs"] = (1, "a step's one read: its theorem speaks of every step's risk"),
        ["src/Replication.Training/ObjectiveDistance.cs"] = (3, "before training"),
        ["src/Replication.Training/Proximal/Displacement.cs"] = (1, "the distance, measured after training"),
        ["src/Replication.Training/Trainer.cs"] = (2, "the gradient norm, a step's one read, and the mean loss after the last step"),
    };

    [Test]
    public void Nothing_that_a_step_runs_reads_from_the_device_but_what_is_listed()
    {
        var found = Sources().Select(file => (Name: file, Lines: Reads(Path.Combine(Root, file)))).Where(file => file.Lines.Count > 0).ToList();
        using var all = Assert.EnterMultipleScope();
        foreach (var (file, lines) in found)
        {
            var allowed = Allowed.TryGetValue(file, out var listed) ? listed.Lines : 0;
            Assert.That(lines, Has.Count.EqualTo(allowed),
                $"{file} reads from the device in {lines.Count} lines, and {allowed} are listed. Keep the number on the device, or list the line with a reason:\n{string.Join('\n', lines)}");
        }

        Assert.That(Allowed.Keys, Is.SubsetOf(found.Select(file => file.Name)), "A listed file no longer reads: take it off the list.");
    }

    [TestCase("if (mask.max().item<long>() > 0)")]
    [TestCase("var norm = x.ToSingle();")]
    [TestCase("var near = x.cpu();")]
    [TestCase("var near = x.to(CPU);")]
    [TestCase("var values = x.data<float>().ToArray();")]
    [TestCase("var kept = rows.nonzero();")]
    [TestCase("var kept = rows.masked_select(mask);")]
    [TestCase("var kept = rows[mask.ne(0)];")]
    [TestCase("var kept = rows.index(TensorIndex.Tensor(mask));")]
    [TestCase("var norm = nn.utils.clip_grad_norm_(trained, 1);")]
    [TestCase("if (a.allclose(b))")]
    public void The_search_finds_a_read(string line) => Assert.That(IsRead(line), Is.True);

    [TestCase("// x.item<long>() would wait")]
    [TestCase("/// <see cref=\"Tensor.cpu()\"/>")]
    [TestCase("total.add_(loss.detach());")]
    [TestCase("using var data = texts;")]
    [TestCase("if (x.device_type == DeviceType.CPU)")]
    [TestCase("before = factors[block];")]
    [TestCase("Inputs.to(device)")]
    public void The_search_leaves_other_lines_alone(string line) => Assert.That(IsRead(line), Is.False);

    private static IEnumerable<string> Sources() =>
        from folder in Folders
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !name.Contains("/obj/") && !name.Contains("/bin/")
        select name;

    private static List<string> Reads(string file) => [.. File.ReadLines(file).Where(IsRead).Select(line => line.Trim())];

    private static bool IsRead(string line) => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && Read().IsMatch(line);

    // Members whose result lies on the host, or whose shape hangs on the numbers; and our own that are made of them.
    [GeneratedRegex("""
        \.(item<|data<|cpu\(|nonzero\(|masked_select\(|allclose\(|argwhere\(|unique|To(Single|Double|Int32|Int64|Boolean|Scalar)\(\))
        |\.bytes\b
        |\.to\((torch\.)?CPU\b
        |\bclip_grad_
        |\.(Near|Elements)<
        |TensorIndex\.(Tensor|Bool)
        |\[[^\]]*\.(eq|ne|gt|ge|lt|le|logical_\w+|isfinite|isnan)\(
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Read();
}
