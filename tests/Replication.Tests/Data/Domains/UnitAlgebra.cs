using System.Globalization;

namespace Replication.Tests.Data.Domains;

/// <summary>Units as powers of kilogram, metre, second and ampere.</summary>
internal static class UnitAlgebra
{
    private static readonly Dictionary<string, int[]> Base = new()
    {
        ["kg"] = [1, 0, 0, 0], ["m"] = [0, 1, 0, 0], ["s"] = [0, 0, 1, 0], ["A"] = [0, 0, 0, 1], ["N"] = [1, 1, -2, 0], ["J"] = [1, 2, -2, 0],
        ["W"] = [1, 2, -3, 0], ["V"] = [1, 2, -3, -1], ["ohm"] = [1, 2, -3, -2], ["C"] = [0, 0, 1, 1], ["Pa"] = [1, -1, -2, 0], ["Hz"] = [0, 0, -1, 0],
    };

    public static int[] Of(string unit)
    {
        var powers = new int[4];
        var parts = unit.Split('/');
        for (var at = 0; at < parts.Length; at++)
        {
            foreach (var factor in parts[at].Split(' '))
            {
                var power = factor.Split('^') is [_, var exponent] ? int.Parse(exponent, CultureInfo.InvariantCulture) : 1;
                for (var dimension = 0; dimension < 4; dimension++)
                    powers[dimension] += (at == 0 ? power : -power) * Base[factor.Split('^')[0]][dimension];
            }
        }

        return powers;
    }
}
