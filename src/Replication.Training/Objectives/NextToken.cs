using Replication.Data;
using Replication.Models;
using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Training.Objectives;

/// <summary>Causal language modelling: every token predicts the one after it.</summary>
/// <param name="text">Tokens.</param>
/// <param name="vocabulary">Ids that can be predicted.</param>
/// <param name="sha256">Digest of the text.</param>
/// <param name="length">Tokens in one sequence.</param>
/// <param name="heldOut">Sequences held out.</param>
public sealed class NextToken(TokenStream text, int vocabulary, string sha256, int length, int heldOut) : Objective
{
    public override HeadKind Head => HeadKind.CausalLanguageModel;

    public override int Classes => vocabulary;

    public override string DataSha256 => sha256;

    public override Batch Draw(RandomStream order, int size) => Shifted(text.Batch(order, size, length), size);

    public override Batch HeldOut() => Shifted(text.ProbeWindows(heldOut, length + 1), heldOut);

    // Each window holds one token more than the inputs, so that the last input has a target too.
    private Batch Shifted(long[] windows, int count)
    {
        using var tokens = tensor(windows, [count, length + 1]);
        return Batch.OfWindows(tokens);
    }
}
