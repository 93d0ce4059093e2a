namespace Replication.Data.Domains.Code;

/// <summary>Runs toy programs.</summary>
internal static class Interpreter
{
    public static long Run(Routine routine, IReadOnlyList<long> arguments)
    {
        var variables = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var at = 0; at < arguments.Count; at++)
            variables[routine.Parameters[at]] = arguments[at];
        return Run(routine.Body, variables) ?? throw new InvalidOperationException($"The routine {routine.Name} ends without a result.");
    }

    private static long? Run(IReadOnlyList<Statement> body, Dictionary<string, long> variables)
    {
        foreach (var statement in body)
        {
            if (Run(statement, variables) is { } result)
                return result;
        }

        return null;
    }

    private static long? Run(Statement statement, Dictionary<string, long> variables)
    {
        switch (statement)
        {
            case Statement.Result result:
                return Value(result.Value, variables);
            case Statement.Assignment assignment:
                variables[assignment.Name] = Value(assignment.Value, variables);
                return null;
            case Statement.Choice choice:
                var (left, right) = (Value(choice.Left, variables), Value(choice.Right, variables));
                return Run((choice.Comparison == '<' ? left < right : left > right) ? choice.Then : choice.Otherwise, variables);
            case Statement.Repetition repetition:
                for (var count = 0; count < repetition.Bound; count++)
                {
                    variables[repetition.Counter] = count;
                    if (Run(repetition.Body, variables) is { } early)
                        return early;
                }

                return null;
            default:
                throw new ArgumentException("There is no such step.", nameof(statement));
        }
    }

    private static long Value(Expression expression, Dictionary<string, long> variables) => expression switch
    {
        Expression.Number number => number.Value,
        Expression.Variable variable => variables[variable.Name],
        Expression.Call call => Run(call.Routine, [.. call.Arguments.Select(argument => Value(argument, variables))]),
        Expression.Operation { Sign: '+' } sum => Value(sum.Left, variables) + Value(sum.Right, variables),
        Expression.Operation { Sign: '-' } difference => Value(difference.Left, variables) - Value(difference.Right, variables),
        Expression.Operation product => Value(product.Left, variables) * Value(product.Right, variables),
        _ => throw new ArgumentException("There is no such value.", nameof(expression)),
    };
}
