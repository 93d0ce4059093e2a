using Replication.Random;
using Replication.Training;
using Replication.Training.Objectives;

namespace Replication.ClusterGeometry;

/// <summary>Batches of whole epochs: every sequence once in each, in an order of its own.</summary>
internal sealed class EpochOrder(EncodedExamples sequences, int size, RandomStream stream)
{
    private int[] _order = [];
    private int _next;

    /// <summary>The next batch; what an epoch leaves over at its end begins it.</summary>
    public Batch Next()
    {
        var rows = new int[size];
        for (var i = 0; i < size; i++, _next++)
        {
            if (_next == _order.Length)
                (_order, _next) = (stream.Permutation(sequences.Count), 0);
            rows[i] = _order[_next];
        }

        return sequences.Take(rows);
    }
}
