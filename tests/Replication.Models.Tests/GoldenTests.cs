using static TorchSharp.torch;

namespace Replication.Models.Tests;

/// <summary>Every architecture against its reference: hidden states, logits, loss, every gradient and five AdamW steps.</summary>
[Category("EngineParity")]
[TestFixtureSource(typeof(GoldenCase), nameof(GoldenCase.All))]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class GoldenTests(GoldenCase golden) : IDisposable
{
    private readonly LanguageModel _model = golden.Model();
    private readonly IReadOnlyDictionary<string, Tensor> _reference = golden.Reference();

    public void Dispose()
    {
        _model.Dispose();
        foreach (var tensor in _reference.Values)
            tensor.Dispose();
    }

    [Test]
    public void Hidden_states_and_logits_agree_with_the_reference()
    {
        using var scope = NewDisposeScope();
        var output = Forward();
        var last = output.HiddenStates.Count - 1;
        // The reference's recurrent models leave the embeddings out of the list and end it twice: with the last block's state and with the norm's.
        var offset = _model.BlockType is BlockType.StateSpace or BlockType.Recurrent ? 1 : 0;
        for (var layer = offset; layer < last + offset; layer++)
            Closeness.Assert($"hidden_states.{layer - offset}", output.HiddenStates[layer], _reference[$"hidden_states.{layer - offset}"], 2e-5);
        Closeness.Assert($"hidden_states.{last}", output.FinalHiddenState, _reference[$"hidden_states.{last}"], 2e-5);
        Closeness.Assert("logits", output.Logits, _reference["logits"], 2e-5);
    }

    [Test]
    public void Loss_and_every_gradient_agree_with_the_reference()
    {
        using var scope = NewDisposeScope();
        _model.zero_grad();
        var loss = _model.Loss(Forward().Logits, _reference["labels"]);
        Closeness.Assert("loss", loss.reshape(1), _reference["loss"], 2e-5);
        loss.backward();
        foreach (var (name, parameter) in _model.named_parameters())
            Closeness.Assert($"grad.{name}", parameter.grad!, _reference[$"grad.{name}"], 2e-4);
    }

    [Test]
    public void Five_steps_of_AdamW_agree_with_the_reference()
    {
        using var optimiser = optim.AdamW(_model.parameters(), lr: 1e-3, weight_decay: 0.01);
        var losses = new float[5];
        for (var step = 0; step < losses.Length; step++)
        {
            using var scope = NewDisposeScope();
            optimiser.zero_grad();
            var loss = _model.Loss(Forward().Logits, _reference["labels"]);
            losses[step] = loss.cpu().item<float>();
            loss.backward();
            optimiser.step();
        }

        using var after = NewDisposeScope();
        Closeness.Assert("adamw_losses", tensor(losses), _reference["adamw_losses"], 2e-5);
        using var noGrad = no_grad();
        Closeness.Assert("logits_after_5_steps", Forward().Logits, _reference["logits_after_5_steps"], 5e-4);
    }

    private ModelOutput Forward() => _model is EncoderModel encoder && _reference.TryGetValue("token_type_ids", out var tokenTypes)
        ? encoder.Forward(_reference["input_ids"], _reference["attention_mask"], tokenTypes)
        : _model.call(_reference["input_ids"], _reference["attention_mask"]);
}
