using System.Text.Json.Nodes;
using Replication.Models.Checkpoints;

namespace Replication.Models.Tests;

public sealed class ModelConfigurationTests
{
    [Test]
    public void An_unknown_model_type_is_refused_with_those_that_are_supported() =>
        Assert.That(Error("""{"model_type":"t5"}"""), Does.EndWith("model_type 't5' is not supported; supported are bert, codegen, gpt2, gpt_neox, llama, mamba, opt, roberta, rwkv (RWKV-4)."));

    [Test]
    public void Another_generation_of_RWKV_is_refused_with_the_one_that_is_supported() =>
        Assert.That(Error("""{"model_type":"rwkv7"}"""), Does.Contain("model_type 'rwkv7' is not supported").And.EndWith("rwkv (RWKV-4)."));

    [Test]
    public void An_unknown_architecture_is_refused() =>
        Assert.That(Error(Changed("bert-mlm", "architectures", """["BertForQuestionAnswering"]""")), Does.Contain("architecture 'BertForQuestionAnswering' is not known"));

    [TestCase("""{"model_type":"gpt2"}""", "field 'n_layer' is missing")]
    [TestCase("""{"model_type":"gpt2","n_layer":"two"}""", "field 'n_layer' is \"two\", but must be a whole number")]
    [TestCase("""{"model_type":"gpt2","n_layer":-1}""", "field 'n_layer' is -1, but must be a whole number")]
    [TestCase("""{"model_type":""", "not a readable model configuration")]
    [TestCase("[]", "not a readable model configuration")]
    public void A_damaged_configuration_is_refused(string json, string expected) => Assert.That(Error(json), Does.Contain(expected));

    [TestCase("bert-mlm", "hidden_act", "\"mish\"", "Activation 'mish' is not known")]
    [TestCase("bert-mlm", "position_embedding_type", "\"relative_key\"", "only 'absolute' is supported")]
    [TestCase("bert-mlm", "hidden_dropout_prob", "1.0", "'hidden_dropout_prob' is 1.0, but must be at least 0 and less than 1")]
    [TestCase("llama", "rope_scaling", """{"rope_type":"yarn","factor":2}""", "rope_scaling of type 'yarn' is not known; default, linear and llama3 are")]
    [TestCase("llama", "num_key_value_heads", "3", "'num_key_value_heads' is 3, which must divide 'num_attention_heads' = 4")]
    [TestCase("codegen", "n_head", "2", "'n_head' is 2, which must divide 'n_embd' = 32 and be a multiple of 4")]
    [TestCase("codegen", "tie_word_embeddings", "true", "only false is supported")]
    [TestCase("gpt2", "scale_attn_by_inverse_layer_idx", "true", "only false is supported")]
    [TestCase("gpt-neox", "rope_scaling", """{"type":"linear"}""", "only null is supported")]
    [TestCase("opt", "enable_bias", "false", "only true is supported")]
    public void A_setting_that_no_model_has_is_refused(string golden, string field, string value, string expected) =>
        Assert.That(Error(Changed(golden, field, value)), Does.Contain(expected));

    [Test]
    public void A_folder_without_a_configuration_is_named_and_pickled_models_are_to_be_converted()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("rwkv7.pth"), "");
        Assert.That(Error(() => ModelConfiguration.Load(folder.Path)), Is.EqualTo(
            $"{folder.Path}: holds no config.json, but rwkv7.pth, and only safetensors are read: convert it to model.safetensors, with a config.json beside it; supported are bert, codegen, gpt2, gpt_neox, llama, mamba, opt, roberta, rwkv (RWKV-4)."));
        Assert.That(Error(() => ModelConfiguration.Load(folder.At("rwkv7.pth"))), Does.Contain("convert the file"));
        Assert.That(Error(() => ModelConfiguration.Load(folder.At("none"))), Does.Contain("no such file or folder"));
        Assert.That(Error(() => ModelConfiguration.Load(folder.SafeTensors("{}", []))), Does.Contain("the file's notes hold no configuration"));
    }

    private static string Changed(string golden, string field, string value)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", golden, "config.json")))!;
        json[field] = JsonNode.Parse(value);
        return json.ToJsonString();
    }

    private static string Error(string json)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("config.json"), json);
        return Error(() => ModelConfiguration.Build(folder.Path).Dispose());
    }

    private static string Error(Action action) => Assert.Throws<CheckpointException>(action)!.Message;
}
