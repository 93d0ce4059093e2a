using System.Reflection;

namespace Replication.Core.Claims;

/// <summary>Finds claims by reflection, so that a new claim is one new file and nothing else.</summary>
public static class ClaimCatalogue
{
    /// <summary>One instance of every claim in the assembly that can be made without arguments, in ordinal order of id.</summary>
    /// <exception cref="SetUpException">Two claims share an id, or one cannot be made.</exception>
    public static IReadOnlyList<Claim> Of(Assembly assembly) => Ordered(assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(Claim).IsAssignableFrom(type) && type.GetConstructor(Type.EmptyTypes) is not null)
        .Select(Make));

    /// <summary>Claims in ordinal order of id.</summary>
    /// <exception cref="SetUpException">Two claims share an id.</exception>
    public static IReadOnlyList<Claim> Ordered(IEnumerable<Claim> claims)
    {
        Claim[] ordered = [.. claims.OrderBy(claim => claim.Card.Id, StringComparer.Ordinal)];
        for (var i = 1; i < ordered.Length; i++)
        {
            if (ordered[i - 1].Card.Id == ordered[i].Card.Id)
            {
                throw new SetUpException(
                    $"The claims {ordered[i - 1].GetType().Name} and {ordered[i].GetType().Name} share the id {ordered[i].Card.Id}: rename one of them.");
            }
        }

        return ordered;
    }

    /// <summary>
    /// Claims that the words name: a whole id, its half after the slash, or a paper for all of its claims. No words name all.
    /// </summary>
    /// <exception cref="SetUpException">A word names no claim.</exception>
    public static IReadOnlyList<Claim> Select(IReadOnlyList<Claim> claims, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (!claims.Any(claim => Names(word, claim.Card.Id)))
            {
                throw new SetUpException(claims.Count == 0
                    ? $"There is no claim {word}: the claims assembly holds none."
                    : $"There is no claim {word}: choose from {string.Join(", ", claims.Select(claim => claim.Card.Id))}.");
            }
        }

        return words.Count == 0 ? claims : [.. claims.Where(claim => words.Any(word => Names(word, claim.Card.Id)))];
    }

    /// <summary>The claims that have a protocol for a tier; all of them where none has, so that whoever plans them is told what is missing.</summary>
    public static IReadOnlyList<Claim> RunnableAt(Tier tier, IReadOnlyList<Claim> claims) =>
        claims.Where(claim => claim.Tiers.Contains(tier)).ToArray() is { Length: > 0 } runnable ? runnable : claims;

    private static bool Names(string word, string id) => id.Split('/') is var halves
        && (word == id || word == halves[0] || word == halves[^1]);

    private static Claim Make(Type type)
    {
        try
        {
            return (Claim)Activator.CreateInstance(type)!;
        }
        catch (TargetInvocationException error)
        {
            throw new SetUpException($"The claim {type.Name} cannot be made: {OneLine.Of(error.InnerException!.Message)}", error);
        }
    }
}
