using Replication.Core.Claims;

namespace Replication.Core.Snapshots;

/// <summary>One value that is not what was approved.</summary>
/// <param name="Path">Dotted path in the snapshot.</param>
/// <param name="Expected">The approved value as printed; null where none was approved.</param>
/// <param name="Actual">The measured value as printed; null where none was measured.</param>
/// <param name="Tolerance">The bound that was exceeded; null where equality is asked for.</param>
public sealed record Difference(string Path, string? Expected, string? Actual, Tolerance? Tolerance)
{
    /// <summary>One line with the path, both values and the bound with its reason.</summary>
    public override string ToString() =>
        $"{Path}: expected {Expected ?? "nothing"}, actual {Actual ?? "nothing"}, tolerance {Bound}";

    private string Bound => Tolerance is null
        ? "none (equality to the last printed digit)"
        : $"{PrintedNumber.Of(Tolerance.Absolute)} ({Tolerance.Reason})";
}
