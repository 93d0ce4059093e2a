namespace TorchSharp.Compute;

/// <summary>Spreads the rows of a matrix over the workers in pieces whose size depends only on the matrix.</summary>
internal static class Rows
{
    private const long PieceElements = 16384;

    public static void For(long rows, long columns, Action<long> body)
    {
        var each = Math.Max(1, PieceElements / Math.Max(1, columns));
        Workers.For((int)((rows + each - 1) / each), piece =>
        {
            var end = Math.Min(rows, (piece + 1) * each);
            for (var row = piece * each; row < end; row++)
                body(row);
        });
    }
}
