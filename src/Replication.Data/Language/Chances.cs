using Replication.Random;

namespace Replication.Data.Language;

internal static class Chances
{
    public static bool Chance(this RandomStream random, double probability) => random.NextDouble() < probability;

    public static T Any<T>(this RandomStream random, params ReadOnlySpan<T> items) => items[random.NextInt32(items.Length)];
}
