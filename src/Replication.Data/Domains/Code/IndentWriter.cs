using System.Text;

namespace Replication.Data.Domains.Code;

/// <summary>Writes a toy program that is structured by indentation.</summary>
internal static class IndentWriter
{
    public static string Write(ToyProgram program)
    {
        var text = new StringBuilder();
        foreach (var routine in program.Routines)
        {
            text.Append($"def {routine.Name}({string.Join(", ", routine.Parameters)}):\n");
            Block(text, routine.Body, 1);
            text.Append('\n');
        }

        foreach (var check in program.Checks)
            text.Append(FormattableString.Invariant($"assert {check.Routine.Name}({string.Join(", ", check.Arguments)}) == {check.Value}\n"));
        return text.ToString();
    }

    private static void Block(StringBuilder text, IReadOnlyList<Statement> body, int depth)
    {
        foreach (var statement in body)
            One(text, statement, depth);
    }

    private static void One(StringBuilder text, Statement statement, int depth)
    {
        var margin = new string(' ', 4 * depth);
        switch (statement)
        {
            case Statement.Result result:
                text.Append($"{margin}return {ExpressionText.Of(result.Value)}\n");
                break;
            case Statement.Assignment assignment:
                text.Append($"{margin}{assignment.Name} = {ExpressionText.Of(assignment.Value)}\n");
                break;
            case Statement.Choice choice:
                text.Append($"{margin}if {ExpressionText.Of(choice.Left)} {choice.Comparison} {ExpressionText.Of(choice.Right)}:\n");
                Block(text, choice.Then, depth + 1);
                if (choice.Otherwise.Count > 0)
                {
                    text.Append($"{margin}else:\n");
                    Block(text, choice.Otherwise, depth + 1);
                }

                break;
            case Statement.Repetition repetition:
                text.Append(FormattableString.Invariant($"{margin}for {repetition.Counter} in range({repetition.Bound}):\n"));
                Block(text, repetition.Body, depth + 1);
                break;
        }
    }
}
