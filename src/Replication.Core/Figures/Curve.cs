namespace Replication.Core.Figures;

/// <summary>A mean line with its band and the thin lines of the single seeds; all on the same x values.</summary>
/// <param name="Label">Written on the line itself.</param>
/// <param name="X">Shared x values.</param>
/// <param name="Mean">Mean over seeds at each x.</param>
/// <param name="Low">Lower end of the 95 % band.</param>
/// <param name="High">Upper end of the 95 % band.</param>
/// <param name="Seeds">One line per seed, each as long as <paramref name="X"/>.</param>
/// <param name="IsReference">Drawn hollow and grey: the document's own values.</param>
public sealed record Curve(
    string Label,
    IReadOnlyList<double> X,
    IReadOnlyList<double> Mean,
    IReadOnlyList<double> Low,
    IReadOnlyList<double> High,
    IReadOnlyList<IReadOnlyList<double>> Seeds,
    bool IsReference = false);
