using System.Text.Json;
using Replication.Data.Tokenizers;
using Replication.Models.Checkpoints;
using Replication.Tests.Data.Corpora;
using static TorchSharp.torch;

namespace Replication.Models.Tests;

/// <summary>Checkpoints that others trained, where they lie in the data folder.</summary>
public sealed class TrainedCheckpointTests
{
    private const string Stories = "ckpt_stories260K";

    [Test]
    public void A_trained_Llama_gives_the_reference_logits()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var model = ModelConfiguration.Load(LocalData.Path(Stories, "hf"));
        var reference = SafeTensors.Read(LocalData.Path(Stories, "hf", "reference.safetensors"));
        Closeness.Assert("logits", model.call(reference["input_ids"], null).Logits, reference["logits"], 2e-5);
    }

    [Test]
    public void A_trained_Llama_tells_the_reference_story_token_by_token()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(LocalData.Path(Stories, "golden_greedy.json")));
        int[] expected = [.. golden.RootElement.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())];
        using var noGrad = no_grad();
        using var model = ModelConfiguration.Load(LocalData.Path(Stories, "hf"));
        List<long> ids = [golden.RootElement.GetProperty("start_token").GetInt32()];
        while (ids.Count <= expected.Length)
        {
            using var scope = NewDisposeScope();
            var logits = model.call(tensor(ids.ToArray(), [1, ids.Count]), null).Logits;
            ids.Add(logits.select(1, ids.Count - 1).argmax(1).item<long>());
        }

        Assert.That(expected, Has.Length.EqualTo(256));
        Assert.That(ids.Skip(1), Is.EqualTo(expected.Select(id => (long)id)));

        var tokenizer = Tokenizer.Open(LocalData.Path(Stories, "tok512.bin"));
        Assert.That(tokenizer.VocabularySize, Is.EqualTo(model.VocabularySize));
        var story = tokenizer.Decode(expected);
        Assert.That(story, Is.EqualTo(golden.RootElement.GetProperty("text").GetString()));
        Assert.That(tokenizer.EncodeToIds(story), Is.EqualTo(expected));
    }

    [TestCase("251105_reverse_L2.pth")]
    [TestCase("")]
    public void Another_generation_of_RWKV_is_refused_by_a_sentence(string file)
    {
        var path = LocalData.Path(["ckpt_rwkv7_reverse_tiny", .. file.Length > 0 ? new[] { file } : []]);
        var message = Assert.Throws<CheckpointException>(() => ModelConfiguration.Load(path))!.Message;
        Assert.That(message, Does.StartWith(path).And.Contain("only safetensors are read"));
        if (file.Length == 0)
            Assert.That(message, Does.Contain("rwkv (RWKV-4)"));
    }

    [TestCase("ckpt_aidreams260K/aidreams260K.bin")]
    [TestCase("ckpt_shakespeare_char_gpt/shakespeare.pt.zip")]
    [TestCase("ckpt_roberta_base_lora_mnli/roberta_base_lora_mnli.bin")]
    public void Checkpoints_in_other_formats_are_refused_by_a_sentence(string file)
    {
        var path = LocalData.Path(file.Split('/'));
        Assert.That(
            Assert.Throws<CheckpointException>(() => ModelConfiguration.Load(path))!.Message,
            Is.EqualTo($"{path}: only safetensors are read; convert the file to model.safetensors, with a config.json beside it."));
    }
}
