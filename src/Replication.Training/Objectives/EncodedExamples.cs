using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Replication.Data;
using Replication.Data.Tokenizers;
using static TorchSharp.torch;

namespace Replication.Training.Objectives;

/// <summary>Labelled sequences as token ids, padded to one length. Every sequence begins with the separator.</summary>
/// <remarks>Padding is id 0, which is a byte of the text too: the mask alone tells them apart.</remarks>
public sealed class EncodedExamples
{
    private readonly long[] _inputs; // count × length
    private readonly long[] _mask;
    private readonly long[] _labels; // count × length, or one a sequence
    private readonly int _labelsEach;

    private EncodedExamples(int count, int length, int labelsEach)
    {
        (Count, Length, _labelsEach) = (count, length, labelsEach);
        (_inputs, _mask, _labels) = (new long[count * length], new long[count * length], new long[count * labelsEach]);
        Array.Fill(_labels, Batch.Ignored);
    }

    public int Count { get; }

    /// <summary>Tokens in one sequence.</summary>
    public int Length { get; }

    /// <summary>Digest of ids and labels.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData((byte[])
        [.. MemoryMarshal.AsBytes(_inputs.AsSpan()), .. MemoryMarshal.AsBytes(_mask.AsSpan()), .. MemoryMarshal.AsBytes(_labels.AsSpan())]));

    /// <summary>One label a sequence; what does not fit is cut off at its end.</summary>
    public static EncodedExamples OfSequences(IReadOnlyList<(string Text, int Label)> examples, Tokenizer tokenizer, int length)
    {
        var encoded = new EncodedExamples(examples.Count, length, 1);
        for (var row = 0; row < examples.Count; row++)
        {
            encoded.Write(row, tokenizer.EncodeToIds(examples[row].Text));
            encoded._labels[row] = examples[row].Label;
        }

        return encoded;
    }

    /// <summary>
    /// One label a word, on the last of its tokens, where a decoder has read the whole word; words that do not fit are cut off.
    /// </summary>
    /// <param name="sentences">Words as written, with the space before them, and their label or null for none.</param>
    /// <param name="tokenizer">Encodes word by word, as it does within a text.</param>
    /// <param name="length">Tokens in one sequence.</param>
    public static EncodedExamples OfWords(IReadOnlyList<IReadOnlyList<(string Text, int? Label)>> sentences, Tokenizer tokenizer, int length)
    {
        var encoded = new EncodedExamples(sentences.Count, length, length);
        for (var row = 0; row < sentences.Count; row++)
        {
            var ids = new List<int>();
            foreach (var (text, label) in sentences[row])
            {
                ids.AddRange(tokenizer.EncodeToIds(text));
                if (label is { } known && ids.Count < length)
                    encoded._labels[row * length + ids.Count] = known;
            }

            encoded.Write(row, ids);
        }

        return encoded;
    }

    /// <summary>Some of the sequences.</summary>
    public Batch Take(ReadOnlySpan<int> rows)
    {
        var (inputs, mask, labels) = (new long[rows.Length * Length], new long[rows.Length * Length], new long[rows.Length * _labelsEach]);
        for (var i = 0; i < rows.Length; i++)
        {
            _inputs.AsSpan(rows[i] * Length, Length).CopyTo(inputs.AsSpan(i * Length));
            _mask.AsSpan(rows[i] * Length, Length).CopyTo(mask.AsSpan(i * Length));
            _labels.AsSpan(rows[i] * _labelsEach, _labelsEach).CopyTo(labels.AsSpan(i * _labelsEach));
        }

        long[] shape = [rows.Length, Length];
        return new Batch(tensor(inputs, shape), tensor(mask, shape), tensor(labels, _labelsEach == 1 ? [rows.Length] : shape));
    }

    /// <summary>All of the sequences, in order.</summary>
    public Batch All() => Take([.. Enumerable.Range(0, Count)]);

    private void Write(int row, IReadOnlyList<int> ids)
    {
        var at = row * Length;
        var used = Math.Min(ids.Count + 1, Length);
        _inputs[at] = LearnedTokenizer.SeparatorId;
        for (var i = 1; i < used; i++)
            _inputs[at + i] = ids[i - 1];
        Array.Fill(_mask, 1, at, used);
    }
}
