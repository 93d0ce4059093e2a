namespace Replication.Data.Domains.Code;

/// <summary>A value of a toy program: whole numbers only.</summary>
internal abstract record Expression
{
    public sealed record Number(int Value) : Expression;

    public sealed record Variable(string Name) : Expression;

    /// <summary>Sum (+), difference (-) or product (*).</summary>
    public sealed record Operation(char Sign, Expression Left, Expression Right) : Expression;

    public sealed record Call(Routine Routine, IReadOnlyList<Expression> Arguments) : Expression;
}
