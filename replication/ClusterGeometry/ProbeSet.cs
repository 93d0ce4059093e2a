using Replication.Measures.Clusters;
using Replication.Measures.Depth;
using Replication.Models;
using Replication.Training.Objectives;

namespace Replication.ClusterGeometry;

/// <summary>The points of one part of a task, and how a model's hidden states become their vectors: the mean of a word's sub-word vectors.</summary>
internal sealed class ProbeSet
{
    private readonly EncodedExamples _sequences;
    private readonly IReadOnlyList<ProbePoint> _points;
    private readonly int[] _rows; // the sequences that hold a point, ascending
    private readonly SortedDictionary<int, int> _firstState = []; // of each such sequence, among the states of all

    /// <param name="sequences">All sequences of the part.</param>
    /// <param name="lengths">Tokens in each that are no padding.</param>
    /// <param name="points">The points, in any order.</param>
    public ProbeSet(EncodedExamples sequences, IReadOnlyList<int> lengths, IReadOnlyList<ProbePoint> points)
    {
        (_sequences, _points) = (sequences, points);
        _rows = [.. points.Select(point => point.Sequence).Distinct().Order()];
        var states = 0;
        foreach (var row in _rows)
        {
            _firstState[row] = states;
            states += lengths[row];
        }

        Labels = [.. points.Select(point => point.Label)];
    }

    /// <summary>The class of every point: (points).</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>Runs the model over the sequences that hold points; the caller disposes the states.</summary>
    public HiddenStates Read(LanguageModel model)
    {
        using var batch = _sequences.Take(_rows);
        return HiddenStates.Collect(model, batch.Inputs, batch.Mask);
    }

    /// <summary>The points' vectors after one block: [points, width], or twice the width for pairs of words.</summary>
    public PointSet At(HiddenStates states, int layer)
    {
        // As one row: TorchSharp copies that in one go, and a matrix number by number.
        using var near = states[layer].cpu();
        using var row = near.reshape(-1);
        var (values, width) = (row.data<float>().ToArray(), (int)near.shape[1]);
        return PointSet.From([.. _points.Select(point => Vector(point, values, width))]);
    }

    private double[] Vector(ProbePoint point, float[] values, int width)
    {
        var vector = new double[point.Spans.Count * width];
        for (var span = 0; span < point.Spans.Count; span++)
        {
            var (first, count) = point.Spans[span];
            for (var token = first; token < first + count; token++)
            {
                for (var i = 0; i < width; i++)
                    vector[span * width + i] += (double)values[(_firstState[point.Sequence] + token) * width + i] / count;
            }
        }

        return vector;
    }
}
