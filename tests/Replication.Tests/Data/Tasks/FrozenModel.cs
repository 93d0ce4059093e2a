using Replication.Data;
using Replication.Data.Tasks;
using Replication.Models;
using Replication.Models.Architectures;
using Replication.Random;
using Replication.Training;
using Replication.Training.Tiers;
using static TorchSharp.torch;

namespace Replication.Tests.Data.Tasks;

/// <summary>A model of two blocks that is never tuned on a task, and what it makes of texts and words.</summary>
internal sealed class FrozenModel : IDisposable
{
    private const int Width = 64;
    private const int Context = 160;
    private readonly LearnedTokenizer _tokenizer;
    private readonly Gpt2 _model;

    public FrozenModel(int pretrainingSteps)
    {
        var corpus = EmbeddedLanguage.Corpus(Domain.Base, "frozen model", 300_000);
        _tokenizer = LearnedTokenizer.Learn(corpus, TierSizes.Micro.VocabularySize);
        _model = new Gpt2(new Gpt2Config { Layers = 2, Width = Width, Heads = 4, ContextLength = Context, VocabularySize = _tokenizer.VocabularySize });
        _model.Initialise(RandomStream.For("frozen model", "weights"));
        if (pretrainingSteps > 0)
        {
            var settings = TierSizes.Micro.Pretraining with { Steps = pretrainingSteps, ContextLength = 64 };
            var (stream, order) = (TokenStream.Create(corpus, _tokenizer), RandomStream.For("frozen model", "order"));
            new Trainer(_model, settings).Run(() => Batch.OfWindows(
                tensor(stream.Batch(order, settings.BatchSize, settings.ContextLength), [settings.BatchSize, settings.ContextLength + 1])));
        }

        _model.eval();
    }

    /// <summary>For each text the mean over its tokens and the last token's state.</summary>
    public float[][] Texts(IEnumerable<LabelledExample> examples)
    {
        int[][] rows = [.. examples.Select(example => example.Text).Select(text => (int[])(text.SecondText is null
            ? [.. _tokenizer.EncodeToIds(text.Text)]
            : [.. _tokenizer.EncodeToIds(text.Text), LearnedTokenizer.SeparatorId, .. _tokenizer.EncodeToIds(text.SecondText)]))];
        Longest = Math.Max(Longest, rows.Max(row => row.Length));
        return [.. States(rows).Select(states => (float[])[.. Mean(states, 0, states.Length), .. states[^1]])];
    }

    /// <summary>For each word the mean over its tokens.</summary>
    public float[][][] Words(IEnumerable<TaggedSentence> sentences)
    {
        int[][][] pieces = [.. sentences.Select(sentence => sentence.Pieces.Select(piece => _tokenizer.EncodeToIds(piece).ToArray()).ToArray())];
        var states = States([.. pieces.Select(words => words.SelectMany(word => word).ToArray())]);
        return [.. pieces.Select((words, row) =>
        {
            var at = 0;
            return words.Select(word => Mean(states[row], at, at += word.Length)).ToArray();
        })];
    }

    public int Longest { get; private set; }

    public void Dispose() => _model.Dispose();

    private float[][][] States(int[][] rows)
    {
        const int batch = 64;
        using var noGrad = no_grad();
        var all = new float[rows.Length][][];
        // Rows of like length go together. Padding stands behind them, where a causal model does not look.
        int[] order = [.. Enumerable.Range(0, rows.Length).OrderBy(row => rows[row].Length).ThenBy(row => row)];
        foreach (var some in order.Chunk(batch))
        {
            using var scope = NewDisposeScope();
            var length = rows[some[^1]].Length;
            long[] ids = [.. some.SelectMany(row => rows[row].Concat(Enumerable.Repeat(0, length - rows[row].Length))).Select(id => (long)id)];
            var states = _model.call(tensor(ids, [some.Length, length]), null).FinalHiddenState.contiguous().data<float>().ToArray();
            for (var at = 0; at < some.Length; at++)
                all[some[at]] = [.. Enumerable.Range(0, rows[some[at]].Length).Select(token => states.AsSpan((at * length + token) * Width, Width).ToArray())];
        }

        return all;
    }

    private static float[] Mean(float[][] states, int first, int end)
    {
        var mean = new float[Width];
        for (var token = first; token < end; token++)
        {
            for (var unit = 0; unit < Width; unit++)
                mean[unit] += states[token][unit] / (end - first);
        }

        return mean;
    }
}
