using System.CommandLine;
using System.Globalization;
using Replication.Cli.Printing;
using Replication.Models;

namespace Replication.Cli.Commands;

/// <summary><c>models list</c>: every architecture with its block type and the size of its micro model.</summary>
internal static class ModelsListVerb
{
    private const int ListedVocabulary = 512;

    public static Command Build(CliHost host)
    {
        var command = new Command("list", "List the architectures that checkpoints are read of.");
        command.SetAction(_ =>
        {
            var table = new TextTable("model_type", "architecture", "block type", "parameters of the micro model");
            foreach (var name in ModelShape.Architectures)
            {
                using var model = AsPublished(name);
                table.Add(
                    (string)model.Configuration["model_type"],
                    ((string[])model.Configuration["architectures"])[0],
                    ModelsWords.Of(model.BlockType),
                    string.Create(CultureInfo.InvariantCulture, $"{model.parameters().Sum(p => p.numel()):#,0}"));
            }

            table.Write(host.Output);
            host.Output.WriteLine();
            host.Output.WriteLine($"Each with any head: {string.Join(", ", Enum.GetValues<HeadKind>().Select(ModelsWords.Of))}.");
            return ExitCode.Held;
        });
        return command;
    }

    // Under the head that its paper pretrains it with.
    private static LanguageModel AsPublished(string architecture)
    {
        var model = new ModelShape(architecture).Create(ListedVocabulary, new HeadSettings());
        if (model is not EncoderModel)
            return model;
        model.Dispose();
        return new ModelShape(architecture).Create(ListedVocabulary, new HeadSettings { Kind = HeadKind.MaskedLanguageModel });
    }
}
