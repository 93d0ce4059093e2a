using Replication.Models;
using Replication.Random;

namespace Replication.Training.Objectives;

/// <summary>Classes of sequences, or of the words in them.</summary>
public sealed class Classification : Objective
{
    private readonly EncodedExamples _train;
    private readonly EncodedExamples _heldOut;

    private Classification(HeadKind head, int classes, EncodedExamples train, EncodedExamples heldOut) =>
        (Head, Classes, _train, _heldOut) = (head, classes, train, heldOut);

    public override HeadKind Head { get; }

    public override int Classes { get; }

    public override string DataSha256 => $"{_train.Sha256} {_heldOut.Sha256}";

    /// <summary>One class a sequence.</summary>
    public static Classification OfSequences(int classes, EncodedExamples train, EncodedExamples heldOut) =>
        new(HeadKind.SequenceClassification, classes, train, heldOut);

    /// <summary>One class a word.</summary>
    public static Classification OfWords(int classes, EncodedExamples train, EncodedExamples heldOut) =>
        new(HeadKind.TokenClassification, classes, train, heldOut);

    public override Batch Draw(RandomStream order, int size)
    {
        var rows = new int[size];
        for (var i = 0; i < size; i++)
            rows[i] = order.NextInt32(_train.Count);
        return _train.Take(rows);
    }

    public override Batch HeldOut() => _heldOut.All();
}
