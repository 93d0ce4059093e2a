namespace Replication.Training.Proximal;

/// <summary>The strength λ of a pull to the start.</summary>
internal static class PullStrength
{
    /// <exception cref="ArgumentOutOfRangeException">λ is negative or not finite.</exception>
    public static double Checked(double lambda) => lambda >= 0 && double.IsFinite(lambda)
        ? lambda
        : throw new ArgumentOutOfRangeException(nameof(lambda), lambda, "A pull to the start needs a finite strength of zero or more.");
}
