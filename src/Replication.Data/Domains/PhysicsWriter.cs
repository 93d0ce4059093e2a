using Replication.Data.Language;
using Replication.Random;
using static System.FormattableString;

namespace Replication.Data.Domains;

/// <summary>Writes statements of physics: a law, a case of it with units, and what follows for other values.</summary>
internal static class PhysicsWriter
{
    public static string Write(RandomStream random)
    {
        var count = 2 + random.NextInt32(3);
        return string.Concat(Enumerable.Range(0, count).Select(_ => Case(random) + "\n"));
    }

    private static string Case(RandomStream random)
    {
        var law = random.Any([.. PhysicalLaw.All]);
        var (first, second) = (2 + random.NextInt32(19), 2 + random.NextInt32(19));
        var sentences = new List<string>();
        if (random.Chance(0.6))
            sentences.Add(law.Statement);
        var (given, other, factor, rest) = random.Chance(0.5) ? (law.First, law.Second, first, second) : (law.Second, law.First, second, first);
        if (random.Chance(0.5))
        {
            sentences.Add(Invariant($"A {law.Bearer} has {Article(law.First.Name)} of {first} {law.First.Unit} and {Article(law.Second.Name)} of {second} {law.Second.Unit}."));
            sentences.Add(Invariant($"Its {law.Product.Name} is {first} {law.First.Unit} * {second} {law.Second.Unit} = {first * second} {law.Product.Unit}."));
        }
        else
        {
            sentences.Add(Invariant($"A {law.Bearer} has {Article(law.Product.Name)} of {first * second} {law.Product.Unit} at {Article(given.Name)} of {factor} {given.Unit}."));
            sentences.Add(Invariant($"Therefore its {other.Name} is {first * second} {law.Product.Unit} / {factor} {given.Unit} = {rest} {other.Unit}."));
        }

        if (random.Chance(0.4))
        {
            var times = 2 + random.NextInt32(4);
            sentences.Add(Invariant($"If the {given.Name} grows by a factor of {times} while the {other.Name} stays the same, the {law.Product.Name} becomes {first * second * times} {law.Product.Unit}."));
        }

        return string.Join(' ', sentences);
    }

    private static string Article(string name) => "aeiou".Contains(name[0]) ? $"an {name}" : $"a {name}";
}
