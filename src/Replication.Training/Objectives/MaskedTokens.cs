using Replication.Data;
using Replication.Models;
using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Training.Objectives;

/// <summary>
/// Masked language modelling (Devlin et al. 2019, §3.1): 15 % of the tokens are to be predicted; of these 80 % are
/// replaced by the mask, 10 % by a token drawn at random, 10 % stay. Every sequence begins with the separator, whose
/// state a classifier reads later.
/// </summary>
/// <param name="text">Tokens.</param>
/// <param name="vocabulary">Ids of the text; the id after them is the mask's.</param>
/// <param name="sha256">Digest of the text.</param>
/// <param name="length">Tokens in one sequence, the separator among them.</param>
/// <param name="heldOut">Sequences held out.</param>
public sealed class MaskedTokens(TokenStream text, int vocabulary, string sha256, int length, int heldOut) : Objective
{
    private const double Share = 0.15;

    public override HeadKind Head => HeadKind.MaskedLanguageModel;

    /// <summary>The vocabulary and the mask.</summary>
    public override int Classes => vocabulary + 1;

    public override string DataSha256 => sha256;

    public override Batch Draw(RandomStream order, int size) => Masked(text.Batch(order, size, length - 2), size, order);

    public override Batch HeldOut() => Masked(
        text.ProbeWindows(heldOut, length - 1), heldOut, RandomStream.For("masked language modelling", "held-out masks"));

    private Batch Masked(long[] windows, int count, RandomStream random)
    {
        var (inputs, labels) = (new long[count * length], new long[count * length]);
        Array.Fill(labels, Batch.Ignored);
        for (var row = 0; row < count; row++)
        {
            inputs[row * length] = LearnedTokenizer.SeparatorId;
            for (var i = 1; i < length; i++)
            {
                var (at, token) = (row * length + i, windows[row * (length - 1) + i - 1]);
                inputs[at] = token;
                if (random.NextDouble() >= Share)
                    continue;
                labels[at] = token;
                inputs[at] = random.NextDouble() switch
                {
                    < 0.8 => vocabulary,
                    < 0.9 => random.NextInt32(vocabulary),
                    _ => token,
                };
            }
        }

        return new Batch(tensor(inputs, [count, length]), null, tensor(labels, [count, length]));
    }
}
