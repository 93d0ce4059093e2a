using Replication.Data.Language;
using Replication.Random;

namespace Replication.Data.Domains;

/// <summary>Writes problems in words, after GSM8K (Cobbe et al. 2021): a story, the steps, and the answer behind "####".</summary>
internal static class WordProblemWriter
{
    private static readonly (string Name, string Pronoun)[] People =
        [("Anna", "she"), ("Ben", "he"), ("Clara", "she"), ("David", "he"), ("Emma", "she"), ("Felix", "he"), ("Grace", "she"), ("Henry", "he")];

    private static readonly string[] Things = ["apples", "books", "cards", "coins", "eggs", "flowers", "marbles", "pencils", "shells", "stamps"];

    public static string Write(RandomStream random)
    {
        var (name, pronoun) = random.Any(People);
        var friend = random.Any([.. People.Where(person => person.Name != name)]).Name;
        var things = random.Any(Things);
        var count = 5 + random.NextInt32(40);
        List<string> story = [random.Chance(0.5) ? FormattableString.Invariant($"{name} has {count} {things}.") : FormattableString.Invariant($"{name} starts the day with {count} {things}.")];
        var steps = new List<string>();
        var events = 2 + random.NextInt32(3);
        for (var at = 0; at < events; at++)
        {
            var (told, step, next) = Event(random, count, pronoun, friend, things);
            story.Add(told);
            steps.Add(step);
            count = next;
        }

        var question = random.Chance(0.5) ? $"How many {things} does {name} have now?" : $"How many {things} are left for {name} in the end?";
        return FormattableString.Invariant($"Question: {string.Join(' ', story)} {question}\nAnswer:\n{string.Join('\n', steps)}\n#### {count}\n");
    }

    private static (string Told, string Step, int Next) Event(RandomStream random, int count, string pronoun, string friend, string things)
    {
        var subject = char.ToUpperInvariant(pronoun[0]) + pronoun[1..];
        var some = 2 + random.NextInt32(Math.Clamp(count - 2, 1, 20));
        switch (random.NextInt32(6))
        {
            case 0 when count > some:
                return Told($"{subject} gives {some} {things} to {friend}.", $"{count} - {some} = {count - some}", count - some);
            case 1 when count > some:
                return Told($"Then {pronoun} loses {some} of them.", $"{count} - {some} = {count - some}", count - some);
            case 2 when count % 2 == 0 && count > 2:
                return Told($"{subject} sells half of the {things}.", $"{count} / 2 = {count / 2}", count / 2);
            case 3 when count < 100:
            {
                var (boxes, each) = (2 + random.NextInt32(5), 2 + random.NextInt32(8));
                return Told($"{subject} buys {boxes} boxes with {each} {things} each.", $"{boxes} * {each} = {boxes * each}\n{count} + {boxes * each} = {count + boxes * each}", count + boxes * each);
            }

            case 4 when count < 60:
                return Told($"The next day {pronoun} finds as many again.", $"{count} * 2 = {count * 2}", count * 2);
            default:
                return Told($"{friend} brings {some} more.", $"{count} + {some} = {count + some}", count + some);
        }

        static (string, string, int) Told(FormattableString told, FormattableString step, int next) =>
            (FormattableString.Invariant(told), FormattableString.Invariant(step), next);
    }
}
