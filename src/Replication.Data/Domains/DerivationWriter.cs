using Replication.Data.Language;
using Replication.Random;
using static System.FormattableString;

namespace Replication.Data.Domains;

/// <summary>Writes derivations, one step a line: each line says the same as the line before it.</summary>
internal static class DerivationWriter
{
    public static string Write(RandomStream random)
    {
        var count = 1 + random.NextInt32(3);
        return string.Concat(Enumerable.Range(0, count).Select(_ => One(random) + "\n"));
    }

    private static string One(RandomStream random) => random.NextInt32(4) switch
    {
        0 => Equation(random),
        1 => Product(random),
        2 => Fraction(random),
        _ => Sum(random),
    };

    private static string Equation(RandomStream random)
    {
        var unknown = random.Any("x", "y", "z", "t");
        var (root, left, right) = (random.NextInt32(25) - 8, 3 + random.NextInt32(7), 1 + random.NextInt32(2));
        var offset = 1 + random.NextInt32(20);
        // left · u + offset = right · u + total
        var total = (left - right) * root + offset;
        return Invariant($"solve {Term(left, unknown)} + {offset} = {Term(right, unknown)}{Signed(total)}\n")
            + Invariant($"subtract {Term(right, unknown)}: {Term(left - right, unknown)} + {offset} = {total}\n")
            + Invariant($"subtract {offset}: {Term(left - right, unknown)} = {total - offset}\n")
            + (left - right == 1 ? "" : Invariant($"divide by {left - right}: {unknown} = {root}\n"));
    }

    private static string Product(RandomStream random)
    {
        var unknown = random.Any("x", "y", "n");
        var (first, second) = (1 + random.NextInt32(12), 1 + random.NextInt32(12));
        return Invariant($"expand ({unknown} + {first})({unknown} + {second})\n")
            + Invariant($"= {unknown}^2 + {Term(second, unknown)} + {Term(first, unknown)} + {first} * {second}\n")
            + Invariant($"= {unknown}^2 + {Term(first + second, unknown)} + {first * second}\n");
    }

    private static string Fraction(RandomStream random)
    {
        var (above, below, factor) = (1 + random.NextInt32(9), 2 + random.NextInt32(9), 2 + random.NextInt32(8));
        var text = Invariant($"reduce {above * factor}/{below * factor}\n");
        for (var (upper, lower) = (above * factor, below * factor); ;)
        {
            var common = Enumerable.Range(2, Math.Max(upper, lower)).FirstOrDefault(divisor => upper % divisor == 0 && lower % divisor == 0);
            if (common == 0)
                return text + "done\n";
            (upper, lower) = (upper / common, lower / common);
            text += Invariant($"divide by {common}: {upper}/{lower}\n");
        }
    }

    private static string Sum(RandomStream random)
    {
        List<int> terms = [.. Enumerable.Range(0, 3 + random.NextInt32(3)).Select(_ => 1 + random.NextInt32(60))];
        var text = Invariant($"add {string.Join(" + ", terms)}\n");
        while (terms.Count > 1)
        {
            terms[1] += terms[0];
            terms.RemoveAt(0);
            text += Invariant($"= {string.Join(" + ", terms)}\n");
        }

        return text;
    }

    private static string Term(int factor, string unknown) => factor == 1 ? unknown : Invariant($"{factor}{unknown}");

    private static string Signed(int value) => value < 0 ? Invariant($" - {-value}") : Invariant($" + {value}");
}
