using System.CommandLine;
using System.Globalization;
using Replication.Cli.Printing;
using Replication.Models;
using Replication.Models.Checkpoints;
using Replication.Random;

namespace Replication.Cli.Commands;

/// <summary><c>models inspect PATH</c>: what a checkpoint holds, and whether its model computes.</summary>
internal static class ModelsInspectVerb
{
    public static Command Build(CliHost host)
    {
        var path = ModelsVerb.PathArgument();
        var tokenizer = new Option<string?>("--tokenizer") { Description = "A tokenizer that does not lie in the checkpoint's folder.", HelpName = "PATH" };
        var command = new Command("inspect", "Show architecture, sizes, storage and tokenizer of a checkpoint, and run its model once.");
        command.Arguments.Add(path);
        command.Options.Add(tokenizer);
        command.SetAction(parsed => ModelsVerb.Guarded(host, () => Inspect(host, parsed.GetRequiredValue(path), parsed.GetValue(tokenizer))));
        return command;
    }

    private static int Inspect(CliHost host, string path, string? tokenizerPath)
    {
        var (model, report) = ModelConfiguration.LoadTrunk(path, RandomStream.For("models", "inspect", "head"));
        using (model)
        {
            using var files = CheckpointFiles.Open(path);
            var smoke = ModelsSmokePass.Run(model, ModelsTokenizer.Find(path, tokenizerPath, model.VocabularySize));
            var table = new TextTable("checkpoint", path);
            table.Add("architecture", ((string[])model.Configuration["architectures"])[0]);
            table.Add("head", ModelsWords.Of(model.Head) + (report.Fresh.Count > 0 ? $", drawn afresh: the checkpoint lacks {string.Join(", ", report.Fresh)}" : ""));
            table.Add("block type", ModelsWords.Of(model.BlockType));
            table.Add("layers", Whole(model.Blocks.Count));
            table.Add("width", Whole(model.Width));
            table.Add("attention heads", model.AttentionHeads > 0 ? Whole(model.AttentionHeads) : "none");
            table.Add("context", model.ContextLength == int.MaxValue ? "any length" : $"{Whole(model.ContextLength)} tokens");
            table.Add("vocabulary", $"{Whole(model.VocabularySize)} tokens");
            table.Add("parameters", Whole(model.parameters().Sum(p => p.numel())));
            table.Add("storage", Storage(files));
            if (report.Unused.Count > 0)
                table.Add("not used", Some(report.Unused));
            table.Add("tokenizer", smoke.Tokenizer);
            table.Add("smoke pass", smoke.Result);
            table.Write(host.Output);
            return smoke.IsFinite ? ExitCode.Held : ExitCode.BadSetUp;
        }
    }

    private static string Storage(CheckpointFiles files)
    {
        var types = files.Names.Select(name => files.Describe(name).Entry).GroupBy(entry => entry.Dtype.ToString().ToLowerInvariant())
            .OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        var megabytes = types.Sum(group => group.Sum(entry => entry.End - entry.Begin)) / 1e6;
        return string.Create(CultureInfo.InvariantCulture,
            $"{string.Join(" and ", types.Select(group => group.Key))}, {megabytes:0.##} MB, {(files.Files.Count == 1 ? "one file" : $"{files.Files.Count} shards")}");
    }

    private static string Whole(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Some(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(3)) + (names.Count > 3 ? $" and {names.Count - 3} more" : "");
}
