using Replication.Data.Language;
using Replication.Random;

namespace Replication.Data.Domains.Code;

/// <summary>Invents programs that use only what they have declared, and runs them for the values of their checks.</summary>
internal sealed class ProgramMaker(RandomStream random, Vocabulary vocabulary)
{
    private const long LargestValue = 9_999;
    private const int Attempts = 10;
    private readonly List<Routine> _routines = [];

    public ToyProgram Make()
    {
        var count = 1 + random.NextInt32(3);
        for (var at = 0; at < count; at++)
            _routines.Add(MakeRoutine());
        Check[] checks = [.. _routines.SelectMany(Checks)];
        return new ToyProgram(_routines, checks);
    }

    private Routine MakeRoutine()
    {
        string name;
        do
            name = vocabulary.Routine(random.Any([.. vocabulary.Verbs]), random.Any([.. vocabulary.Nouns]));
        while (_routines.Any(routine => routine.Name == name));
        string[] parameters = [.. vocabulary.Parameters];
        random.Shuffle<string>(parameters);
        parameters = parameters[..(1 + random.NextInt32(2))];

        var local = random.Any([.. vocabulary.Locals]);
        List<string> known = [.. parameters];
        var body = new List<Statement> { new Statement.Assignment(local, Value(known, 2, calls: true), IsNew: true) };
        known.Add(local);
        if (random.Chance(0.5))
            body.Add(Loop(local, known));
        if (random.Chance(0.5))
            body.Add(Choice(local, known));
        body.Add(new Statement.Result(random.Chance(0.5) ? new Expression.Variable(local) : Value(known, 1, calls: false)));
        return new Routine(name, parameters, body);
    }

    private Statement.Repetition Loop(string local, List<string> known)
    {
        var counter = random.Any("i", "j");
        // Sums only: a product in a loop would soon leave the numbers that checks may show.
        var added = random.Chance(0.5) ? new Expression.Variable(counter) : Value([.. known.Where(name => name != local), counter], 1, calls: false);
        var update = new Statement.Assignment(local, new Expression.Operation(random.Any('+', '-'), new Expression.Variable(local), added), IsNew: false);
        return new Statement.Repetition(counter, 2 + random.NextInt32(4), random.Chance(0.3) ? [Guard(update, counter, known)] : [update]);
    }

    private Statement.Choice Guard(Statement update, string counter, List<string> known) =>
        new(new Expression.Variable(counter), random.Any('<', '>'), new Expression.Variable(random.Any([.. known])), [update], []);

    private Statement.Choice Choice(string local, List<string> known)
    {
        Statement then = random.Chance(0.6) ? new Statement.Result(Value(known, 1, calls: false))
            : new Statement.Assignment(local, Value(known, 1, calls: false), IsNew: false);
        Statement[] otherwise = random.Chance(0.4) ? [new Statement.Assignment(local, Value(known, 1, calls: false), IsNew: false)] : [];
        return new(new Expression.Variable(random.Any([.. known])), random.Any('<', '>'), new Expression.Number(1 + random.NextInt32(12)), [then], otherwise);
    }

    private Expression Value(List<string> known, int depth, bool calls)
    {
        if (calls && _routines.Count > 0 && random.Chance(0.3))
        {
            var routine = random.Any([.. _routines]);
            return new Expression.Call(routine, [.. routine.Parameters.Select(_ => Value(known, 0, calls: false))]);
        }

        if (depth == 0 || random.Chance(0.2))
            return random.Chance(0.7) ? new Expression.Variable(random.Any([.. known])) : new Expression.Number(1 + random.NextInt32(9));
        return new Expression.Operation(random.Any('+', '+', '-', '*'), Value(known, depth - 1, calls), Value(known, depth - 1, calls));
    }

    private IEnumerable<Check> Checks(Routine routine)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            int[] arguments = [.. routine.Parameters.Select(_ => random.NextInt32(10))];
            var value = Interpreter.Run(routine, [.. arguments.Select(argument => (long)argument)]);
            if (Math.Abs(value) > LargestValue)
                continue;
            yield return new Check(routine, arguments, value);
            yield break;
        }
    }
}
