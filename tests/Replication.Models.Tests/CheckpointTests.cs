using System.Text.Json;
using Replication.Models.Architectures;
using Replication.Models.Checkpoints;
using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Models.Tests;

public sealed class CheckpointTests
{
    private const string Index = "model.safetensors.index.json";
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Open() => _folder = new TemporaryFolder();

    [TearDown]
    public void Close() => _folder.Dispose();

    [Test]
    public void Shards_are_read_through_their_index()
    {
        using LanguageModel stored = Encoder(HeadKind.TokenClassification, 1), read = Encoder(HeadKind.TokenClassification, 2);
        var tensors = Tensors(stored);
        Write("a.safetensors", tensors[..7]);
        Write("b.safetensors", tensors[7..]);
        WriteIndex(tensors.Select((t, i) => (t.Key, i < 7 ? "a.safetensors" : "b.safetensors")));
        Checkpoint.Load(read, _folder.Path);
        Assert.That(Checkpoint.Sha256(read), Is.EqualTo(Checkpoint.Sha256(stored)));
    }

    [Test]
    public void A_missing_shard_is_named_with_what_the_index_places_there()
    {
        WriteIndex([("classifier.weight", "b.safetensors"), ("classifier.bias", "b.safetensors")]);
        Assert.That(LoadError(), Is.EqualTo($"{_folder.At("b.safetensors")}: no such file, but {Index} places 2 tensors there, the first of them 'classifier.bias'."));
    }

    [Test]
    public void A_shard_that_lacks_what_the_index_promises_is_named()
    {
        using var model = Encoder(HeadKind.TokenClassification, 1);
        Write("a.safetensors", Tensors(model)[..1]);
        WriteIndex([("classifier.bias", "a.safetensors")]);
        Assert.That(LoadError(), Is.EqualTo($"{_folder.At("a.safetensors")}: tensor 'classifier.bias' is missing, although {Index} places it here; the file holds 1 other tensors."));
    }

    [TestCase("../x")]
    [TestCase("/x")]
    [TestCase("a/../x")]
    [TestCase(@"..\\x")]
    [TestCase("..")]
    [TestCase("")]
    public void A_shard_outside_the_folder_is_refused(string shard)
    {
        WriteIndex([("classifier.bias", shard)]);
        Assert.That(LoadError(), Does.StartWith($"{_folder.At(Index)}: tensor 'classifier.bias' is placed in ").And.Contain("a shard must be a file beside the index"));
    }

    [TestCase("{}", "maps tensors to files under 'weight_map'")]
    [TestCase("[]", "maps tensors to files under 'weight_map'")]
    [TestCase("""{"weight_map":{"x":3}}""", "maps tensors to files under 'weight_map'")]
    [TestCase("""{"weight_map":{}}""", "'weight_map' is empty")]
    [TestCase("""{"weight_map":{"x":"a","x":"b"}}""", "tensor 'x' stands twice")]
    public void A_broken_index_is_named(string json, string expected)
    {
        File.WriteAllText(_folder.At(Index), json);
        Assert.That(LoadError(), Does.StartWith(_folder.At(Index)).And.Contain(expected));
    }

    [Test]
    public void An_empty_folder_is_named_and_a_pickled_checkpoint_is_to_be_converted()
    {
        Assert.That(LoadError(), Is.EqualTo($"{_folder.Path}: holds neither model.safetensors nor {Index}."));
        File.WriteAllText(_folder.At("pytorch_model.bin"), "");
        Assert.That(LoadError(), Does.Contain("but pytorch_model.bin, and only safetensors are read: convert it to model.safetensors"));
        using var model = Encoder(HeadKind.TokenClassification, 1);
        Assert.That(Error(() => Checkpoint.Load(model, _folder.At("pytorch_model.bin"))), Does.Contain("convert the file to model.safetensors"));
    }

    [Test]
    public void The_first_names_of_norms_are_understood()
    {
        using LanguageModel stored = Encoder(HeadKind.MaskedLanguageModel, 1), read = Encoder(HeadKind.MaskedLanguageModel, 2);
        Write("old.safetensors", Tensors(stored).Select(t => KeyValuePair.Create(t.Key.Replace("LayerNorm.weight", "LayerNorm.gamma").Replace("LayerNorm.bias", "LayerNorm.beta"), t.Value)));
        Checkpoint.Load(read, _folder.At("old.safetensors"));
        Assert.That(Checkpoint.Sha256(read), Is.EqualTo(Checkpoint.Sha256(stored)));
    }

    [TestCaseSource(typeof(ModelShape), nameof(ModelShape.Architectures))]
    public void A_tied_weight_is_found_under_the_name_of_the_head(string architecture)
    {
        using LanguageModel stored = Micro(architecture, HeadKind.CausalLanguageModel, 1), read = Micro(architecture, HeadKind.CausalLanguageModel, 2);
        Write("tied.safetensors", Tensors(stored).Select(t => KeyValuePair.Create(stored.OtherNames.GetValueOrDefault(t.Key, t.Key), t.Value)));
        Checkpoint.Load(read, _folder.At("tied.safetensors"));
        Assert.That(Checkpoint.Sha256(read), Is.EqualTo(Checkpoint.Sha256(stored)));
    }

    [TestCaseSource(typeof(ModelShape), nameof(ModelShape.Architectures))]
    public void A_bare_base_model_is_read_under_a_fresh_head_that_is_named(string architecture)
    {
        using var stored = Micro(architecture, HeadKind.CausalLanguageModel, 1);
        var trunk = Tensors(stored).Where(t => !stored.IsHead(t.Key)).ToList();
        using var classifier = Micro(architecture, HeadKind.TokenClassification, 2);
        WriteConfiguration(classifier.Configuration, "BareModel");
        Write("model.safetensors", trunk.Select(t => KeyValuePair.Create(t.Key[(stored.TrunkName.Length + 1)..], t.Value)));

        var (read, report) = ModelConfiguration.LoadTrunk(_folder.Path, RandomStream.For("head"), HeadKind.TokenClassification, classes: 5);
        using (read)
        {
            Assert.That(report.Fresh, Is.Not.Empty.And.EqualTo(Tensors(read).Select(t => t.Key).Where(read.IsHead)));
            Assert.That(report.Unused, Is.Empty);
            foreach (var (name, tensor) in trunk)
                Assert.That(Values(read.get_parameter(name)!), Is.EqualTo(Values(tensor)), name);
            var matrix = read.get_parameter(report.Fresh.First(n => n.EndsWith("weight", StringComparison.Ordinal)))!;
            Assert.That(matrix.shape[0], Is.EqualTo(5));
            Assert.That(Values(matrix).Distinct().Count(), Is.GreaterThan(100), "drawn");
        }

        Assert.That(Error(() => Checkpoint.Load(classifier, _folder.Path)), Does.Contain("it belongs to the head").And.Contain("load the checkpoint under a fresh head"));
        Write("model.safetensors", trunk.Where(t => !t.Key.Contains(".3.", StringComparison.Ordinal)));
        Assert.That(Error(() => Checkpoint.LoadTrunk(classifier, _folder.Path)), Does.Contain(".3.").And.EndsWith("is missing."));
    }

    [Test]
    public void A_pretrained_encoder_is_read_under_another_head_with_a_fresh_pooler()
    {
        using var stored = Encoder(HeadKind.MaskedLanguageModel, 1);
        Checkpoint.SaveFolder(stored, _folder.Path);
        var (read, report) = ModelConfiguration.LoadTrunk(_folder.Path, RandomStream.For("head"), HeadKind.SequenceClassification);
        read.Dispose();
        Assert.That(report.Fresh, Is.EquivalentTo(new[] { "bert.pooler.dense.weight", "bert.pooler.dense.bias", "classifier.weight", "classifier.bias" }));
        Assert.That(report.Unused, Has.All.StartsWith("cls.predictions."));
    }

    [Test]
    public void A_tensor_of_another_shape_is_named_with_both_shapes()
    {
        using var model = Micro("gpt2", HeadKind.CausalLanguageModel, 1);
        using var small = zeros(3, 4);
        Write("x.safetensors", Tensors(model).Select(t => t.Key == "transformer.wpe.weight" ? KeyValuePair.Create(t.Key, small) : t));
        Assert.That(
            Error(() => Checkpoint.Load(model, _folder.At("x.safetensors"))),
            Is.EqualTo($"{_folder.At("x.safetensors")}: tensor 'transformer.wpe.weight' has shape [3, 4], but the model expects [32, 64]."));
    }

    [Test]
    public void Every_architecture_with_every_head_is_written_and_read_back_bit_for_bit(
        [ValueSource(typeof(ModelShape), nameof(ModelShape.Architectures))] string architecture, [Values] HeadKind head)
    {
        using var stored = Micro(architecture, head, 1);
        Checkpoint.SaveFolder(stored, _folder.Path);
        Checkpoint.Save(stored, _folder.At("single.safetensors"));
        foreach (var path in new[] { _folder.Path, _folder.At("single.safetensors") })
        {
            using var read = ModelConfiguration.Load(path);
            Assert.That(read.GetType(), Is.EqualTo(stored.GetType()));
            Assert.That(read.Head, Is.EqualTo(head));
            Assert.That(Checkpoint.Sha256(read), Is.EqualTo(Checkpoint.Sha256(stored)));
            Assert.That(JsonSerializer.Serialize(read.Configuration), Is.EqualTo(JsonSerializer.Serialize(stored.Configuration)));
        }
    }

    private static Bert Encoder(HeadKind head, int seed) =>
        Fresh(new Bert(new EncoderConfig { Layers = 1, Width = 16, Heads = 2, InnerWidth = 8, ContextLength = 8, VocabularySize = 11, Head = head }), seed);

    private static LanguageModel Micro(string architecture, HeadKind head, int seed) =>
        Fresh(new ModelShape(architecture).Create(11, new HeadSettings { Kind = head, Classes = 3, PaddingId = 0 }), seed);

    private static T Fresh<T>(T model, int seed) where T : LanguageModel
    {
        model.Initialise(RandomStream.For("checkpoint", $"{seed}"));
        return model;
    }

    private static List<KeyValuePair<string, Tensor>> Tensors(LanguageModel model) =>
        [.. model.named_parameters().Select(p => KeyValuePair.Create(p.name, (Tensor)p.parameter))];

    private static float[] Values(Tensor tensor) => tensor.detach().data<float>().ToArray();

    private void Write(string name, IEnumerable<KeyValuePair<string, Tensor>> tensors) => SafeTensors.Write(_folder.At(name), tensors);

    private void WriteIndex(IEnumerable<(string Name, string Shard)> places) => File.WriteAllText(
        _folder.At(Index), "{\"weight_map\":{" + string.Join(",", places.Select(p => $"\"{p.Name}\":\"{p.Shard}\"")) + "}}");

    private void WriteConfiguration(IReadOnlyDictionary<string, object> fields, string architecture) =>
        File.WriteAllText(_folder.At("config.json"), JsonSerializer.Serialize(new SortedDictionary<string, object>(fields.ToDictionary()) { ["architectures"] = new[] { architecture } }));

    private string LoadError()
    {
        using var model = Encoder(HeadKind.TokenClassification, 1);
        return Error(() => Checkpoint.Load(model, _folder.Path));
    }

    private static string Error(Action action) => Assert.Throws<CheckpointException>(action)!.Message;
}
