namespace Replication.Data.Domains.Code;

/// <summary>A step of a toy program.</summary>
internal abstract record Statement
{
    /// <summary>Sets a variable, which it declares where it is new.</summary>
    public sealed record Assignment(string Name, Expression Value, bool IsNew) : Statement;

    /// <summary>Compares by less (&lt;) or greater (&gt;); without other steps nothing is done otherwise.</summary>
    public sealed record Choice(Expression Left, char Comparison, Expression Right, IReadOnlyList<Statement> Then, IReadOnlyList<Statement> Otherwise) : Statement;

    /// <summary>Counts a variable from 0 to below a bound.</summary>
    public sealed record Repetition(string Counter, int Bound, IReadOnlyList<Statement> Body) : Statement;

    public sealed record Result(Expression Value) : Statement;
}
