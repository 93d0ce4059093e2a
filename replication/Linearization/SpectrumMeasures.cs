using Replication.Measures.Ntk;

namespace Replication.Linearization;

/// <summary>What is read off every kernel: one fixed σ is not fair to kernels of unlike scale, so that both kinds of κ stand side by side.</summary>
internal static class SpectrumMeasures
{
    /// <summary>σ of the paper's κ(K + σI), as a third party reports it.</summary>
    public const double Sigma = 1e-4;

    /// <summary>σ as a share of trace/n: far above float32's rounding of a kernel, far below its mean eigenvalue.</summary>
    public const double RelativeSigma = 1e-3;

    public const string Condition = "condition";

    /// <summary>Those that are positive by construction are compared by their logarithms, in which kernels of unlike scale differ evenly.</summary>
    public static IReadOnlyList<(string Name, string Label, bool InLogarithms, Func<Spectrum, double> Of)> All { get; } =
    [
        (Condition, "κ at σ = 1e-4", true, s => s.Condition(Sigma)),
        ("relative-condition", "κ at σ = trace/n ÷ 1000", true, s => s.RelativeCondition(RelativeSigma)),
        ("largest", "λmax", true, s => s.Largest),
        ("trace", "trace", true, s => s.Trace),
        ("smallest", "λmin", false, s => s.Smallest),
        ("effective-rank", "effective rank", false, s => s.EffectiveRank),
    ];
}
