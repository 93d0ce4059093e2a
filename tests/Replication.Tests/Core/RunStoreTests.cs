using Replication.Core.Runs;

namespace Replication.Tests.Core;

public sealed class RunStoreTests
{
    private readonly List<string> _warnings = [];
    private TemporaryClone _clone = null!;
    private RunStore _store = null!;

    [SetUp]
    public void Open()
    {
        _warnings.Clear();
        _clone = new TemporaryClone();
        _store = new RunStore(_clone.Workspace.Store, _warnings.Add);
    }

    [TearDown]
    public void Close() => _clone.Dispose();

    [Test]
    public void Reading_an_absent_run_writes_nothing()
    {
        Assert.That(_store.Find(Record(1).Key), Is.Null);
        Assert.That(_clone.Files, Is.Empty);
    }

    [TestCase(0.1)]
    [TestCase(1.0 / 3)]
    [TestCase(-0.0)]
    [TestCase(double.Epsilon)]
    [TestCase(double.MaxValue)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    public void A_number_comes_back_with_the_same_bits(double value)
    {
        var record = Record(value);
        _store.Write(record);
        var read = _store.Find(record.Key)!;
        Assert.That(Bits(read.Outcome.Scalars["value"]), Is.EqualTo(Bits(value)));
        Assert.That(Bits(read.Outcome.Series["layers"][1]), Is.EqualTo(Bits(value / 3)));
    }

    [Test]
    public void A_stored_run_comes_back_whole()
    {
        var record = Record(2);
        _store.Write(record);
        var read = _store.Find(record.Key)!;
        Assert.That(read with { Parts = record.Parts, Outcome = record.Outcome, Environment = record.Environment }, Is.EqualTo(record));
        Assert.That(read.Parts, Is.EqualTo(record.Parts));
        Assert.That(read.Environment, Is.EqualTo(record.Environment));
        Assert.That(_clone.Files, Is.EqualTo(new[] { Path.Combine(".runs", record.Key[..2], record.Key + ".json") }));
    }

    [TestCase("", "not a run in JSON")]
    [TestCase("{}", "not a run in JSON")]
    [TestCase("null", "not a run in JSON")]
    public void A_corrupt_run_is_named_and_set_aside(string text, string reason)
    {
        var record = Record(2);
        _store.Write(record);
        File.WriteAllText(_store.RecordPath(record.Key), text);

        Assert.That(_store.Find(record.Key), Is.Null);
        Assert.That(_warnings, Has.Count.EqualTo(1));
        Assert.That(_warnings[0], Does.Contain(record.Key + ".json").And.Contain(".corrupt-1").And.Contain(reason));
        Assert.That(File.ReadAllText(_store.RecordPath(record.Key) + ".corrupt-1"), Is.EqualTo(text));
    }

    [Test]
    public void A_second_corrupt_file_does_not_replace_the_first()
    {
        var record = Record(2);
        foreach (var text in new[] { "first", "second" })
        {
            _store.Write(record);
            File.WriteAllText(_store.RecordPath(record.Key), text);
            _store.Find(record.Key);
        }

        Assert.That(File.ReadAllText(_store.RecordPath(record.Key) + ".corrupt-1"), Is.EqualTo("first"));
        Assert.That(File.ReadAllText(_store.RecordPath(record.Key) + ".corrupt-2"), Is.EqualTo("second"));
    }

    [Test]
    public void A_changed_number_is_corruption()
    {
        var record = Record(2);
        _store.Write(record);
        var path = _store.RecordPath(record.Key);
        var text = File.ReadAllText(path);
        Assert.That(text, Does.Contain("\"value\": 2"));
        File.WriteAllText(path, text.Replace("\"value\": 2", "\"value\": 3"));

        Assert.That(_store.Find(record.Key), Is.Null);
        Assert.That(_warnings, Has.One.Contains("checksum"));
    }

    [Test]
    public void A_run_under_another_runs_name_is_corruption()
    {
        var record = Record(2);
        _store.Write(record);
        var other = new RunSpec("other", [new("name", "other")]).Key;
        Directory.CreateDirectory(Path.GetDirectoryName(_store.RecordPath(other))!);
        File.Copy(_store.RecordPath(record.Key), _store.RecordPath(other));

        Assert.That(_store.Find(other), Is.Null);
        Assert.That(_warnings, Has.One.Contains("its parts do not give its key"));
    }

    [Test]
    public void A_run_whose_artefact_was_cut_short_is_not_finished()
    {
        var record = Record(2);
        _store.TryLock(record.Key)!.Dispose();
        File.WriteAllText(_store.PartialArtefactPath(record.Key), "tensors");
        _store.Write(record);
        Assert.That(_store.Find(record.Key), Is.Not.Null);
        Assert.That(File.ReadAllText(_store.ArtefactPath(record.Key)), Is.EqualTo("tensors"));

        File.WriteAllText(_store.ArtefactPath(record.Key), "ten");
        Assert.That(_store.Find(record.Key), Is.Null);
        Assert.That(_warnings, Has.One.Contains("artefact"));
    }

    [Test]
    public void A_run_that_is_locked_is_given_to_nobody_else()
    {
        var key = Record(2).Key;
        using (var held = _store.TryLock(key))
        {
            Assert.That(held, Is.Not.Null);
            Assert.That(new RunStore(_store.Folder).TryLock(key), Is.Null);
        }

        using var again = _store.TryLock(key);
        Assert.That(again, Is.Not.Null);
    }

    [Test]
    public void A_store_that_cannot_be_written_is_named_in_one_sentence()
    {
        File.WriteAllText(_clone.Workspace.Store, "a file where the folder should be");
        Assert.That(() => _store.Write(Record(2)), Throws.TypeOf<StoreException>()
            .With.Message.Contains(_clone.Workspace.Store).And.Message.Not.Contains("\n"));
    }

    [Test]
    public void A_full_disk_is_called_so()
    {
        Assume.That(File.Exists("/dev/full"), "Only Linux has a device that is always full.");
        var error = Assert.Catch(() => File.WriteAllText("/dev/full", "x"))!;
        Assert.That(StoreException.From("store", error).Message, Does.StartWith("The disk that holds the run store store is full"));
    }

    [Test]
    public void A_missing_right_is_called_so() =>
        Assert.That(
            StoreException.From("store", new UnauthorizedAccessException()).Message,
            Does.StartWith("The run store store cannot be written"));

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    private static RunRecord Record(double value)
    {
        var spec = new RunSpec("toy · ü", [new("seed", "1"), new("arm", "α")]);
        return new RunRecord(spec.Key, spec.Label, spec.Parts, ToyRuns.Outcome(value), 0.25,
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), new Dictionary<string, string> { ["commit"] = "abc", ["Arm"] = "x" });
    }
}
