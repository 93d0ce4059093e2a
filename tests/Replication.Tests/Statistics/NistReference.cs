namespace Replication.Tests.Statistics;

/// <summary>Data sets of the NIST Statistical Reference Datasets (StRD, www.itl.nist.gov/div898/strd), certified to 15 digits.</summary>
internal static class NistReference
{
    /// <summary>Michelso.dat: 100 measurements of the speed of light, in thousands of km/s.</summary>
    public static readonly double[] Michelso =
    [
        299.85, 299.74, 299.90, 300.07, 299.93, 299.85, 299.95, 299.98, 299.98, 299.88, 300.00, 299.98, 299.93,
        299.65, 299.76, 299.81, 300.00, 300.00, 299.96, 299.96, 299.96, 299.94, 299.96, 299.94, 299.88, 299.80,
        299.85, 299.88, 299.90, 299.84, 299.83, 299.79, 299.81, 299.88, 299.88, 299.83, 299.80, 299.79, 299.76,
        299.80, 299.88, 299.88, 299.88, 299.86, 299.72, 299.72, 299.62, 299.86, 299.97, 299.95, 299.88, 299.91,
        299.85, 299.87, 299.84, 299.84, 299.85, 299.84, 299.84, 299.84, 299.89, 299.81, 299.81, 299.82, 299.80,
        299.77, 299.76, 299.74, 299.75, 299.76, 299.91, 299.92, 299.89, 299.86, 299.88, 299.72, 299.84, 299.85,
        299.85, 299.78, 299.89, 299.84, 299.78, 299.81, 299.76, 299.81, 299.79, 299.81, 299.82, 299.85, 299.87,
        299.87, 299.81, 299.74, 299.81, 299.94, 299.95, 299.80, 299.81, 299.87,
    ];

    /// <summary>Norris.dat: ozone monitors, the predictor.</summary>
    public static readonly double[] NorrisX =
    [
        0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6, 775.5, 666.9, 338.0,
        447.5, 11.6, 556.0, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1, 887.2, 999.0, 779.0, 11.1, 118.3,
        229.2, 669.1, 448.9, 0.5,
    ];

    /// <summary>Norris.dat: ozone monitors, the response.</summary>
    public static readonly double[] NorrisY =
    [
        0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1, 668.8, 339.3,
        448.9, 10.8, 557.7, 228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3, 888.0, 998.5, 778.9, 10.2, 117.6,
        228.9, 668.4, 449.2, 0.2,
    ];

    /// <summary>NumAcc2 to NumAcc4: one middle value, then the lower and the upper one a thousand times in turn.</summary>
    public static double[] Alternating(double middle, double lower, double upper) =>
        [middle, .. Enumerable.Range(0, 1_000).Select(i => i % 2 == 0 ? lower : upper)];

    /// <summary>Number of correct digits, the measure that NIST recommends: −log₁₀ of the relative error.</summary>
    public static double CorrectDigits(double actual, double certified) =>
        actual == certified ? 17 : -Math.Log10(Math.Abs(actual - certified) / Math.Abs(certified));
}
