using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Benchmarks;

/// <summary>The most float32 fused multiply-adds that one core does: twelve independent chains in registers, no memory.</summary>
internal static class FusedMultiplyAddPeak
{
    private const long Rounds = 20_000_000;

    public static void Run()
    {
        var best = 0.0;
        for (var i = 0; i < 7; i++)
        {
            var start = Stopwatch.GetTimestamp();
            GC.KeepAlive(Loop(Vector512.Create(0.999f)));
            best = Math.Max(best, 2.0 * 12 * Vector512<float>.Count * Rounds / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9);
        }

        Console.WriteLine(FormattableString.Invariant($"{best:F0} GFLOP/s on one core, best of seven"));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<float> Loop(Vector512<float> x)
    {
        Vector512<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (var n = 0L; n < Rounds; n++)
        {
            a = Vector512.FusedMultiplyAdd(a, x, x);
            b = Vector512.FusedMultiplyAdd(b, x, x);
            c = Vector512.FusedMultiplyAdd(c, x, x);
            d = Vector512.FusedMultiplyAdd(d, x, x);
            e = Vector512.FusedMultiplyAdd(e, x, x);
            f = Vector512.FusedMultiplyAdd(f, x, x);
            g = Vector512.FusedMultiplyAdd(g, x, x);
            h = Vector512.FusedMultiplyAdd(h, x, x);
            i = Vector512.FusedMultiplyAdd(i, x, x);
            j = Vector512.FusedMultiplyAdd(j, x, x);
            k = Vector512.FusedMultiplyAdd(k, x, x);
            l = Vector512.FusedMultiplyAdd(l, x, x);
        }

        return a + b + c + d + e + f + g + h + i + j + k + l;
    }
}
