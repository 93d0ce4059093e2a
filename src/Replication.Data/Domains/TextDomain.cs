namespace Replication.Data.Domains;

/// <summary>Domains for continued training, each with words and forms of its own.</summary>
public enum TextDomain
{
    /// <summary>Programs of a toy language with types, braces and semicolons.</summary>
    BraceCode,

    /// <summary>Programs of a toy language that is structured by indentation.</summary>
    IndentCode,

    /// <summary>Stories that end in a question about a number, with their steps and answer.</summary>
    WordProblems,

    /// <summary>Equations solved, products expanded, fractions reduced, one step a line.</summary>
    Derivations,

    /// <summary>Laws of physics and quantities with units that obey them.</summary>
    Physics,
}
