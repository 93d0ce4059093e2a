using System.Globalization;

namespace Replication.Data.Domains.Code;

/// <summary>Values as both toy languages write them: products bind closer than sums, and operations of one rank go from left to right.</summary>
internal static class ExpressionText
{
    public static string Of(Expression expression) => expression switch
    {
        Expression.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        Expression.Variable variable => variable.Name,
        Expression.Call call => $"{call.Routine.Name}({string.Join(", ", call.Arguments.Select(Of))})",
        Expression.Operation operation => $"{Operand(operation.Left, Rank(operation))} {operation.Sign} {Operand(operation.Right, Rank(operation) + 1)}",
        _ => throw new ArgumentException("There is no such value.", nameof(expression)),
    };

    private static int Rank(Expression expression) => expression is Expression.Operation operation ? operation.Sign == '*' ? 1 : 0 : 2;

    private static string Operand(Expression expression, int least) => Rank(expression) < least ? $"({Of(expression)})" : Of(expression);
}
