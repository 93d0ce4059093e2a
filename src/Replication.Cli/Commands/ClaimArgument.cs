using System.CommandLine;

namespace Replication.Cli.Commands;

/// <summary>How claims are named on the command line.</summary>
internal static class ClaimArgument
{
    public static Argument<string[]> Many(string description) =>
        new("CLAIM") { Description = description, Arity = ArgumentArity.ZeroOrMore };

    public static Argument<string> One(string description) => new("CLAIM") { Description = description };
}
