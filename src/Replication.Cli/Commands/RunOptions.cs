using System.CommandLine;
using System.Globalization;
using Replication.Cli.Claims;
using Replication.Core.Claims;

namespace Replication.Cli.Commands;

/// <summary>Options that choose what is run, shared by the verbs that plan runs.</summary>
internal sealed class RunOptions
{
    private readonly Option<Tier> _tier = new("--tier")
    {
        Description = "Size of models and data.",
        HelpName = "micro|gpu|paper",
        DefaultValueFactory = _ => Tier.Micro,
    };

    private readonly Option<string?> _corpus = new("--corpus")
    {
        Description = "Pretrain on this UTF-8 text file or folder instead of the embedded language.",
        HelpName = "PATH",
    };

    private readonly Option<string?> _domain = new("--domain")
    {
        Description = "Fine-tune on this UTF-8 text file or folder instead of the embedded language.",
        HelpName = "PATH",
    };

    private readonly Option<int?> _seeds = AtLeastOne("--seeds", "Seeds per arm instead of the number that each claim declares.");

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _tier, _corpus, _domain, _seeds })
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="Core.SetUpException">A text cannot be used.</exception>
    public ClaimSettings Read(ParseResult parsed) => new(
        parsed.GetValue(_tier),
        UserTexts.Read(parsed.GetValue(_corpus)),
        UserTexts.Read(parsed.GetValue(_domain)),
        parsed.GetValue(_seeds));

    /// <summary>The options as words that give the same settings in another process.</summary>
    public IReadOnlyList<string> Words(ParseResult parsed)
    {
        List<string> words = ["--tier", TierName.Of(parsed.GetValue(_tier))];
        foreach (var option in new[] { _corpus, _domain })
        {
            if (parsed.GetValue(option) is { } path)
            {
                words.AddRange([option.Name, Path.GetFullPath(path)]);
            }
        }

        if (parsed.GetValue(_seeds) is { } seeds)
        {
            words.AddRange([_seeds.Name, seeds.ToString(CultureInfo.InvariantCulture)]);
        }

        return words;
    }

    public static Option<int?> AtLeastOne(string name, string description)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var number) && number < 1)
            {
                result.AddError($"{name} must be at least 1, and {number} was given.");
            }
        });
        return option;
    }
}
