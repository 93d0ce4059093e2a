using Replication.Core.Claims;
using Replication.Core.Setup;

namespace Replication.Core.Validators;

/// <summary>Published models and corpora must lie in their folders before the first run.</summary>
public sealed class ResourcesPresent : ISuiteValidator
{
    public string? Refusal(SuiteSetUp suite)
    {
        var missing = MissingResources.Of(suite.Claims, suite.Settings.Tier, suite.Machine);
        string[] parts =
        [
            .. Part("models", missing.Models, suite.Machine.Models),
            .. Part("corpora", missing.Corpora, suite.Machine.Data),
        ];
        return parts.Length == 0
            ? null
            : $"The {TierName.Of(suite.Settings.Tier)} tier lacks {string.Join(" and ", parts)}: put them there, or name the folders that hold them in "
                + $"{Workspace.ModelsVariable} and {Workspace.DataVariable}.";
    }

    private static IEnumerable<string> Part(string kind, IReadOnlyList<Resource> missing, string folder) =>
        missing.Count == 0 ? [] : [$"the {kind} {string.Join(", ", missing.Select(resource => resource.Name))} in {folder}"];
}
