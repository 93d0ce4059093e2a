using System.Globalization;

namespace Replication.Reporting.Figures;

/// <summary>Round positions on an axis: 1, 2 or 5 times a power of ten apart, with labels that are exact.</summary>
/// <param name="Values">Positions, ascending.</param>
/// <param name="Labels">One text per position, all with the same number of decimals.</param>
public sealed record Ticks(IReadOnlyList<double> Values, IReadOnlyList<string> Labels)
{
    /// <summary>The round positions in [low, high]: as many as fit into <paramref name="most"/>.</summary>
    /// <param name="low">Finite lower end.</param>
    /// <param name="high">Finite upper end, above <paramref name="low"/>.</param>
    /// <param name="most">Largest number of ticks wanted, at least 2.</param>
    /// <param name="whole">Only whole numbers: set where the axis counts something.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end is not finite, or the ends are in the wrong order.</exception>
    public static Ticks Between(double low, double high, int most, bool whole = false)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high) || low >= high)
        {
            throw new ArgumentOutOfRangeException(nameof(high), $"An axis cannot run from {low:R} to {high:R}: both ends must be finite and in order.");
        }

        foreach (var (mantissa, exponent) in Steps(LowestExponent(low, high, whole)))
        {
            var step = Value(mantissa, exponent);
            var first = Math.Ceiling((low / step) - 1e-9);
            var last = Math.Floor((high / step) + 1e-9);
            if (last - first + 1 <= most)
            {
                var multiples = Enumerable.Range(0, (int)(last - first + 1)).Select(i => (long)first + i).ToArray();
                return new Ticks(
                    [.. multiples.Select(m => Value(m * mantissa, exponent))],
                    [.. multiples.Select(m => Label(m * mantissa, exponent))]);
            }
        }

        throw new ArgumentOutOfRangeException(nameof(most), $"No round step puts at most {most} ticks between {low:R} and {high:R}: ask for at least two.");
    }

    private static IEnumerable<(long Mantissa, int Exponent)> Steps(int exponent)
    {
        for (; exponent <= 308; exponent++)
        {
            yield return (1, exponent);
            yield return (2, exponent);
            yield return (5, exponent);
        }
    }

    /// <summary>A power of ten that is surely below the wanted step, found without a logarithm.</summary>
    private static int LowestExponent(double low, double high, bool whole)
    {
        // Fifteen digits are what a double and a long both hold for certain.
        var finest = Exponent(Math.Max(Math.Abs(low), Math.Abs(high))) - 15;
        return Math.Max(Math.Max(Exponent(high - low) - 2, finest), whole ? 0 : -320);
    }

    private static int Exponent(double value)
    {
        var digits = value.ToString("E0", CultureInfo.InvariantCulture);
        return int.Parse(digits[(digits.IndexOf('E') + 1)..], CultureInfo.InvariantCulture);
    }

    /// <summary>The double nearest to mantissa × 10^exponent, by way of the exact decimal text.</summary>
    private static double Value(long mantissa, int exponent) =>
        double.Parse(string.Create(CultureInfo.InvariantCulture, $"{mantissa}E{exponent}"), CultureInfo.InvariantCulture);

    private static string Label(long mantissa, int exponent)
    {
        if (mantissa == 0)
        {
            return "0";
        }

        var value = Value(mantissa, exponent);
        var text = exponent is >= -6 and <= 6
            ? value.ToString(exponent < 0 ? $"F{-exponent}" : "#,0", CultureInfo.InvariantCulture)
            : value.ToString("0.#e0", CultureInfo.InvariantCulture);
        return text.Replace('-', '−');
    }
}
