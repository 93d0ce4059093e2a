namespace Replication.Statistics;

/// <summary>A balanced factorial design with one value per cell, such as architecture × objective × seed.</summary>
public sealed class FactorialTable
{
    /// <summary>The most factors that a table has.</summary>
    public const int MostFactors = 3;

    /// <param name="factors">One to three factors of different names.</param>
    /// <param name="values">One value per cell, the last factor's level changing fastest.</param>
    public FactorialTable(IReadOnlyList<Factor> factors, IReadOnlyList<double> values)
    {
        if (factors.Count is 0 or > MostFactors || factors.Any(factor => factor.Levels < 1)
            || factors.Select(factor => factor.Name).Distinct().Count() != factors.Count)
            throw new ArgumentException(
                $"A factorial table has one to {MostFactors} factors of different names, each with at least one level.", nameof(factors));
        var cells = factors.Aggregate(1, (product, factor) => product * factor.Levels);
        if (values.Count != cells)
            throw new ArgumentException(
                $"A table of {string.Join(" × ", factors.Select(factor => factor.Levels))} levels has {cells} cells, but {values.Count} values were given: give one value per cell.",
                nameof(values));
        Factors = [.. factors];
        Values = [.. values];
    }

    public IReadOnlyList<Factor> Factors { get; }

    /// <summary>One value per cell, the last factor's level changing fastest.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>The table whose levels of one factor are the given ones of this table, in that order, some perhaps several times.</summary>
    public FactorialTable Take(string factor, ReadOnlySpan<int> levels)
    {
        var place = Place(factor);
        var stride = Stride(place);
        var values = new double[Values.Count / Factors[place].Levels * levels.Length];
        for (var cell = 0; cell < values.Length; cell++)
        {
            var outer = cell / (stride * levels.Length);
            var level = levels[cell / stride % levels.Length];
            values[cell] = Values[(outer * Factors[place].Levels + level) * stride + cell % stride];
        }

        Factor[] factors = [.. Factors];
        factors[place] = factors[place] with { Levels = levels.Length };
        return new FactorialTable(factors, values);
    }

    /// <summary>Level of a factor in a cell.</summary>
    internal int LevelOf(int place, int cell) => cell / Stride(place) % Factors[place].Levels;

    internal int Place(string factor)
    {
        for (var place = 0; place < Factors.Count; place++)
            if (Factors[place].Name == factor)
                return place;
        throw new ArgumentException(
            $"The table has no factor \"{factor}\": it has {string.Join(", ", Factors.Select(one => one.Name))}.", nameof(factor));
    }

    private int Stride(int place)
    {
        var stride = 1;
        for (var later = place + 1; later < Factors.Count; later++)
            stride *= Factors[later].Levels;
        return stride;
    }
}
