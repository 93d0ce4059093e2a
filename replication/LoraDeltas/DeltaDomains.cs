using Replication.Data.Domains;

namespace Replication.LoraDeltas;

/// <summary>The five domains, and the text of no domain.</summary>
internal static class DeltaDomains
{
    /// <summary>
    /// In the order of the study's figures. The sizes of its five data sets are not known. Where budgets differ, ours double
    /// twice from the domain that its curves show lowest to the one they show highest, in four equal ratios.
    /// </summary>
    public static IReadOnlyList<DeltaDomain> All { get; } =
    [
        new("brace-code", "cpp", TextDomain.BraceCode, 7),
        new("indent-code", "python", TextDomain.IndentCode, 14),
        new("word-problems", "math_sol", TextDomain.WordProblems, 20),
        new("derivations", "math_think", TextDomain.Derivations, 5),
        new("physics", "physics", TextDomain.Physics, 10),
    ];

    /// <summary>Control: more of the text that the base model knows.</summary>
    public static DeltaDomain None { get; } = new("pretraining-text", "", null, 10);
}
