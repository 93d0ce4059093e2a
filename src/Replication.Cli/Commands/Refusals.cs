using Replication.Core;
using Replication.Core.Setup;
using Replication.Core.Validators;

namespace Replication.Cli.Commands;

/// <summary>Asks the validators, in their order, until one refuses.</summary>
internal static class Refusals
{
    /// <exception cref="SetUpException">The build cannot be used.</exception>
    public static void Check(IReadOnlyList<ISetUpValidator> validators)
    {
        if (validators.Select(validator => validator.Refusal()).FirstOrDefault(sentence => sentence is not null) is { } refusal)
        {
            throw new SetUpException(refusal);
        }
    }

    /// <summary>What to say and the exit code; null where the suite may start.</summary>
    public static (string Sentence, int Code)? Of(IReadOnlyList<ISuiteValidator> validators, SuiteSetUp suite)
    {
        foreach (var validator in validators)
        {
            if (validator.Refusal(suite) is { } sentence)
            {
                return (sentence, validator is BudgetHoldsPlan ? ExitCode.Budget : ExitCode.BadSetUp);
            }
        }

        // Also asked where no validator does: a tier without a protocol must not start.
        _ = suite.Planned;
        return null;
    }
}
