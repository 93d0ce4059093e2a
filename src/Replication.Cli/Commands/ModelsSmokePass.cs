using System.Globalization;
using Replication.Models;
using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Cli.Commands;

/// <summary>One forward pass over a short text, or over random ids where no tokenizer fits.</summary>
/// <param name="Tokenizer">Which tokenizer was found.</param>
/// <param name="Result">What came out, for the reader.</param>
/// <param name="IsFinite">Whether every logit and every hidden state is a finite number.</param>
internal sealed record ModelsSmokePass(string Tokenizer, string Result, bool IsFinite)
{
    private const string Text = "Once upon a time, there was a little girl. She loved to play outside in the park.";
    private const int RandomTokens = 24;

    // RoBERTa's first positions belong to padding.
    private const int Reserved = 2;

    public static ModelsSmokePass Run(LanguageModel model, ModelsTokenizer found)
    {
        var longest = Math.Max(2, model.ContextLength - Reserved);
        long[] ids = found.Tokenizer is { } tokenizer
            ? [.. tokenizer.BuildInputsWithSpecialTokens(tokenizer.EncodeToIds(Text)).Take(longest).Select(id => (long)id)]
            : Drawn(model.VocabularySize, Math.Min(RandomTokens, longest));
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        model.eval();
        var input = tensor(ids, [1, ids.Length]);
        var output = model.call(input, null);
        var finite = output.HiddenStates.Append(output.Logits).All(t => t.isfinite().all().item<bool>());
        var source = $"{ids.Length} {(found.Tokenizer is null ? "random ids" : "tokens of a short text")}";
        return new(found.Description, finite ? $"{source}: {Outcome(model, output.Logits, input)}" : $"{source}: some numbers are not finite", finite);
    }

    private static string Outcome(LanguageModel model, Tensor logits, Tensor input) => model.Head switch
    {
        HeadKind.CausalLanguageModel => Loss(model, logits, input, "to predict each from those before it"),
        HeadKind.MaskedLanguageModel => Loss(model, logits, input, "to name each, none masked"),
        _ => $"logits [{string.Join(", ", logits.shape)}], all finite",
    };

    private static string Loss(LanguageModel model, Tensor logits, Tensor input, string task) => string.Create(CultureInfo.InvariantCulture,
        $"{model.Loss(logits, input).item<float>():0.000} nats a token {task}; a blind guess costs {Math.Log(model.VocabularySize):0.000}");

    private static long[] Drawn(int vocabularySize, int count)
    {
        var stream = RandomStream.For("models", "inspect", "ids");
        return [.. Enumerable.Range(0, count).Select(_ => (long)stream.NextInt32(vocabularySize))];
    }
}
