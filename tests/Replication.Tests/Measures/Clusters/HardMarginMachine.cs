namespace Replication.Tests.Measures.Clusters;

/// <summary>
/// A hard-margin support-vector machine, max Σα − ½‖Σ αᵢyᵢxᵢ‖² with Σ αᵢyᵢ = 0 and α ≥ 0, by sequential minimal optimisation
/// on the pair that violates most (Keerthi et al. 2001). It shares no code with the hull distance that it certifies.
/// </summary>
internal static class HardMarginMachine
{
    /// <summary>The width of the margin, from both sides: the width that the weights leave free, and 2/‖w‖ of the scaled optimum.</summary>
    public static (double Primal, double Dual) Width(double[][] positive, double[][] negative)
    {
        double[][] x = [.. positive, .. negative];
        int[] y = [.. positive.Select(_ => 1), .. negative.Select(_ => -1)];
        var alpha = new double[x.Length];
        var along = new double[x.Length]; // w · xᵢ
        var kernel = x.Select(a => x.Select(b => Dot(a, b)).ToArray()).ToArray();
        for (var step = 0; step < 5_000_000; step++)
        {
            // yᵢ − w·xᵢ must be below the threshold where α can grow upwards and above it where it can grow downwards.
            var (up, down) = (-1, -1);
            for (var i = 0; i < x.Length; i++)
            {
                if ((y[i] > 0 || alpha[i] > 0) && (up < 0 || y[i] - along[i] > y[up] - along[up]))
                    up = i;
                if ((y[i] < 0 || alpha[i] > 0) && (down < 0 || y[i] - along[i] < y[down] - along[down]))
                    down = i;
            }

            var violation = y[up] - along[up] - (y[down] - along[down]);
            if (violation < 1e-9)
                break;
            var move = violation / (kernel[up][up] + kernel[down][down] - 2 * kernel[up][down]);
            if (y[up] < 0)
                move = Math.Min(move, alpha[up]);
            if (y[down] > 0)
                move = Math.Min(move, alpha[down]);
            alpha[up] += y[up] * move;
            alpha[down] -= y[down] * move;
            for (var i = 0; i < x.Length; i++)
                along[i] += move * (kernel[up][i] - kernel[down][i]);
        }

        double[] w = [.. Enumerable.Range(0, x[0].Length).Select(at => Enumerable.Range(0, x.Length).Sum(i => alpha[i] * y[i] * x[i][at]))];
        var free = positive.Min(row => Dot(w, row)) - negative.Max(row => Dot(w, row));
        var (length, mass) = (Math.Sqrt(Dot(w, w)), alpha.Sum());
        // The weights α, shared out within each class, are convex: ‖w‖ · 2/Σα is the distance of two points of the hulls.
        return (free / length, 2 * length / mass);
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var at = 0; at < a.Length; at++)
            sum += a[at] * b[at];
        return sum;
    }
}
