using System.Text.Json.Nodes;
using Replication.Cli;
using Replication.Models;
using Replication.Models.Checkpoints;
using Replication.Random;
using Replication.Tests.Data.Corpora;
using static TorchSharp.torch;

namespace Replication.Tests.Cli;

public sealed class ModelsVerbTests
{
    private CliTest _cli = null!;
    private string _folder = null!;

    /// <summary>Every golden case of the models' own tests.</summary>
    public static IEnumerable<string> GoldenCases => Directory.EnumerateDirectories(Golden()).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    [SetUp]
    public void Open()
    {
        _cli = new CliTest();
        _folder = Path.Combine(_cli.Clone.Workspace.Root, "checkpoint");
    }

    [TearDown]
    public void Close() => _cli.Dispose();

    [Test]
    public void The_list_names_every_architecture_with_its_block_type_and_the_heads()
    {
        Assert.That(_cli.Run("models", "list"), Is.EqualTo(ExitCode.Held));
        foreach (var type in ModelConfiguration.ModelTypes)
            Assert.That(_cli.Output, Does.Match($@"(?m)^{type} +\w+ +(sequential|parallel|state space|recurrent) +\d{{3}},\d{{3}}$"));
        Assert.That(_cli.Output, Does.Contain("Each with any head: causal language model, masked language model, sequence classification, token classification."));
    }

    [TestCaseSource(nameof(GoldenCases))]
    public void Every_golden_checkpoint_is_inspected_and_sound(string name)
    {
        var path = Path.Combine(Golden(), name);
        Assert.That(_cli.Run("models", "inspect", path), Is.EqualTo(ExitCode.Held), _cli.Error);
        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(path, "config.json")))!;
        Assert.That(_cli.Output, Does.Match($@"(?m)^architecture +{config["architectures"]![0]}$"));
        Assert.That(_cli.Output, Does.Match($@"(?m)^layers +{config["num_hidden_layers"] ?? config["n_layer"]}$"));
        Assert.That(_cli.Output, Does.Match($@"(?m)^width +{config["hidden_size"] ?? config["n_embd"]}$"));
        Assert.That(_cli.Output, Does.Match(@"(?m)^storage +float32, 0\.\d\d? MB, one file$"));
        Assert.That(_cli.Output, Does.Match(@"(?m)^smoke pass +24 random ids: (\d\.\d{3} nats a token|logits \[1, .*all finite$)"));
        Assert.That(_cli.Run("models", "verify", path), Is.EqualTo(ExitCode.Held), _cli.Error);
        Assert.That(_cli.Output, Does.Match(@"\d+ tensors checked, all sound\.\n$"));
    }

    [Test]
    public void A_trained_checkpoint_with_its_tokenizer_reads_a_story_better_than_chance()
    {
        var stories = LocalData.Path("ckpt_stories260K");
        Assert.That(_cli.Run("models", "inspect", Path.Combine(stories, "hf"), "--tokenizer", Path.Combine(stories, "tok512.bin")), Is.EqualTo(ExitCode.Held));
        Assert.That(_cli.Output, Does.Match("(?m)^parameters +260,032$").And.Match("(?m)^tokenizer +SentencePieceTokenizer, 512 tokens$"));
        Assert.That(_cli.Output, Does.Match(@"30 tokens of a short text: 0\.\d{3} nats a token .* a blind guess costs 6\.238"));
        Assert.That(_cli.Run("models", "verify", Path.Combine(stories, "hf")), Is.EqualTo(ExitCode.Held));
    }

    [TestCase("ckpt_aidreams260K")]
    [TestCase("ckpt_rwkv7_reverse_tiny")]
    [TestCase("ckpt_shakespeare_char_gpt")]
    [TestCase("ckpt_roberta_base_lora_mnli")]
    public void A_checkpoint_in_another_format_gives_2_and_one_sentence(string name)
    {
        var path = LocalData.Path(name);
        foreach (var verb in new[] { "inspect", "verify" })
        {
            Assert.That(_cli.Run("models", verb, path), Is.EqualTo(ExitCode.BadSetUp));
            Assert.That(_cli.Output, Is.Empty);
            Assert.That(_cli.Error, Does.StartWith($"{path}: holds no config.json, but ").And.Contain("only safetensors are read").And.EndWith("rwkv (RWKV-4).\n"));
        }
    }

    [Test]
    public void Shards_and_a_fresh_head_and_unused_tensors_are_shown()
    {
        using var model = Micro("bert", HeadKind.MaskedLanguageModel);
        Checkpoint.SaveFolder(model, _folder);
        Rewrite((name, tensor) => name.StartsWith("cls.", StringComparison.Ordinal) ? [] : [(name["bert.".Length..], tensor), .. name.EndsWith("layer.5.output.dense.bias", StringComparison.Ordinal) ? new[] { ("pooler.dense.bias", tensor) } : []]);
        ChangeConfiguration("architectures", new JsonArray("BertModel"));
        Split();

        Assert.That(_cli.Run("models", "inspect", _folder), Is.EqualTo(ExitCode.Held));
        Assert.That(_cli.Output, Does.Match("(?m)^head +masked language model, drawn afresh: the checkpoint lacks cls.predictions.*$"));
        Assert.That(_cli.Output, Does.Match("(?m)^storage +float32, .* MB, 2 shards$").And.Match("(?m)^not used +pooler.dense.bias$"));
        Assert.That(_cli.Run("models", "verify", _folder), Is.EqualTo(ExitCode.Held));
        Assert.That(_cli.Output, Does.Contain("will be drawn afresh:\n  cls.predictions.").And.Contain("left aside:\n  pooler.dense.bias\n"));

        ChangeConfiguration("architectures", new JsonArray("BertForMaskedLM"));
        Assert.That(_cli.Run("models", "verify", _folder), Is.EqualTo(ExitCode.BadSetUp), "a model that is named with its head must have it");
        Assert.That(_cli.Error, Does.Contain("Tensor 'cls.predictions.bias' of shape [11] is missing."));
    }

    [Test]
    public void A_file_of_the_run_store_is_inspected_by_itself()
    {
        using var model = Micro("gpt2", HeadKind.CausalLanguageModel);
        var file = Path.Combine(_cli.Clone.Workspace.Root, "run.safetensors");
        Checkpoint.Save(model, file);
        Assert.That(_cli.Run("models", "inspect", file), Is.EqualTo(ExitCode.Held));
        Assert.That(_cli.Output, Does.Match("(?m)^architecture +GPT2LMHeadModel$").And.Match("(?m)^tokenizer +none beside a single file$"));
    }

    [Test]
    public void Every_unsound_tensor_is_named_and_gives_2()
    {
        using var model = Micro("gpt2", HeadKind.CausalLanguageModel);
        using Tensor small = zeros(3, 4), wrong = full([64], float.NaN);
        Checkpoint.SaveFolder(model, _folder);
        Rewrite((name, tensor) => name switch
        {
            "transformer.h.0.ln_1.weight" => [],
            "transformer.wpe.weight" => [(name, small)],
            "transformer.ln_f.weight" => [(name, wrong)],
            _ => [(name, tensor)],
        });
        Assert.That(_cli.Run("models", "verify", _folder), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EquivalentTo(new[]
        {
            "Tensor 'transformer.h.0.ln_1.weight' of shape [64] is missing.",
            "Tensor 'transformer.wpe.weight' in model.safetensors has shape [3, 4], but the model expects [32, 64].",
            "Tensor 'transformer.ln_f.weight' in model.safetensors holds 64 of 64 numbers that are not finite.",
        }));
        Assert.That(_cli.Output, Does.EndWith("tensors checked, 3 problems.\n"));
        Assert.That(_cli.Run("models", "inspect", _folder), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_llama_is_checked_by_its_headers_alone_even_where_its_numbers_are_no_numbers()
    {
        using var model = Micro("llama", HeadKind.CausalLanguageModel);
        using var wrong = full([64], float.NaN);
        Checkpoint.SaveFolder(model, _folder);
        Rewrite((name, tensor) => [(name, name == "model.norm.weight" ? wrong : tensor)]);
        Split();
        Assert.That(_cli.Run("models", "verify", "--headers", _folder), Is.EqualTo(ExitCode.Held), _cli.Error);
        Assert.That(_cli.Output, Does.Contain($"{model.named_parameters().Count()} tensors with {model.parameters().Sum(p => p.numel()):#,0} numbers by their headers, all there; nothing was loaded."));
        // Blocks of 2·64² + 2·64·32 + 3·64·168 numbers are 2·2120 + 2·1064 + 3·5552 bytes of codes and maxima, six times; 1,536 more numbers take four bytes each: 144,288.
        Assert.That(_cli.Output, Does.Contain("Memory of the weights: 1.08 MB as stored, 1.08 MB as float32, 0.14 MB with the blocks' matrices packed as NF4"));

        ChangeConfiguration("num_hidden_layers", 7);
        Assert.That(_cli.Run("models", "verify", "--headers", _folder), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error, Does.Contain("Tensor 'model.layers.6.mlp.down_proj.weight' of shape [64, 168] is missing."));
        ChangeConfiguration("num_hidden_layers", 6);
        ChangeConfiguration("intermediate_size", 8);
        Assert.That(_cli.Run("models", "verify", "--headers", _folder), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error, Does.Contain("has shape [64, 168], but the model expects [64, 8]."));
    }

    [Test]
    public void Another_family_is_not_checked_by_its_headers()
    {
        using var model = Micro("gpt2", HeadKind.CausalLanguageModel);
        Checkpoint.SaveFolder(model, _folder);
        Assert.That(_cli.Run("models", "verify", "--headers", _folder), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error, Does.Contain("model_type 'gpt2' cannot be checked by headers alone, only 'llama' can"));
    }

    [Test]
    public void A_path_that_is_not_there_gives_2()
    {
        Assert.That(_cli.Run("models", "verify", _folder), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error, Is.EqualTo($"{_folder}: no such file or folder; a checkpoint is a folder with config.json and model.safetensors.\n"));
    }

    [TestCase("models", "--help")]
    [TestCase("models", "list", "--help")]
    [TestCase("models", "inspect", "--help")]
    [TestCase("models", "verify", "--help")]
    public void Every_verb_explains_itself(params string[] arguments)
    {
        Assert.That(_cli.Run(arguments), Is.EqualTo(ExitCode.Held));
        Assert.That(_cli.Output, Does.Contain("Usage:"));
    }

    private static LanguageModel Micro(string architecture, HeadKind head)
    {
        var model = new ModelShape(architecture).Create(11, new HeadSettings { Kind = head });
        model.Initialise(RandomStream.For("cli"));
        return model;
    }

    private void Rewrite(Func<string, Tensor, IEnumerable<(string Name, Tensor Value)>> change)
    {
        var file = Path.Combine(_folder, "model.safetensors");
        var tensors = SafeTensors.Read(file);
        SafeTensors.Write(file, tensors.SelectMany(t => change(t.Key, t.Value)).Select(t => KeyValuePair.Create(t.Name, t.Value)));
        foreach (var tensor in tensors.Values)
            tensor.Dispose();
    }

    private void Split()
    {
        var file = Path.Combine(_folder, "model.safetensors");
        var tensors = SafeTensors.Read(file).ToList();
        var places = new JsonObject();
        foreach (var (part, name) in tensors.Chunk(tensors.Count / 2 + 1).Zip(["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"]))
        {
            SafeTensors.Write(Path.Combine(_folder, name), part);
            foreach (var (tensor, _) in part)
                places[tensor] = name;
        }

        tensors.ForEach(t => t.Value.Dispose());
        File.Delete(file);
        File.WriteAllText(file + ".index.json", new JsonObject { ["weight_map"] = places }.ToJsonString());
    }

    private void ChangeConfiguration(string field, JsonNode value)
    {
        var file = Path.Combine(_folder, "config.json");
        var json = JsonNode.Parse(File.ReadAllText(file))!;
        json[field] = value;
        File.WriteAllText(file, json.ToJsonString());
    }

    private static string Golden()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "tests", "Replication.Models.Tests", "Golden");
            if (Directory.Exists(candidate))
                return candidate;
        }

        throw new DirectoryNotFoundException("No folder tests/Replication.Models.Tests/Golden lies above the tests.");
    }
}
