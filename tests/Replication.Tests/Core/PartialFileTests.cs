using Replication.Core;

namespace Replication.Tests.Core;

public sealed class PartialFileTests
{
    private TemporaryClone _clone = null!;
    private string _path = "";

    [SetUp]
    public void Open()
    {
        _clone = new TemporaryClone();
        _path = Path.Combine(_clone.Workspace.Root, "file");
        File.WriteAllText(_path, "before");
    }

    [TearDown]
    public void Close() => _clone.Dispose();

    [Test]
    public void A_kept_file_replaces_what_was_there_and_nothing_before()
    {
        using (var file = new PartialFile(_path, output => output.Write("after"u8)))
        {
            Assert.That(File.ReadAllText(_path), Is.EqualTo("before"));
            file.Keep();
        }

        Assert.That(File.ReadAllText(_path), Is.EqualTo("after"));
        Assert.That(_clone.Files, Is.EqualTo(new[] { "file" }));
    }

    [Test]
    public void A_file_that_is_not_kept_leaves_nothing()
    {
        new PartialFile(_path, output => output.Write("after"u8)).Dispose();
        Assert.That(File.ReadAllText(_path), Is.EqualTo("before"));
        Assert.That(_clone.Files, Is.EqualTo(new[] { "file" }));
    }

    [Test]
    public void A_file_that_breaks_off_leaves_nothing()
    {
        Assert.That(() => new PartialFile(_path, output =>
        {
            output.Write("aft"u8);
            throw new IOException("The disk is full.");
        }), Throws.InstanceOf<IOException>());
        Assert.That(File.ReadAllText(_path), Is.EqualTo("before"));
        Assert.That(_clone.Files, Is.EqualTo(new[] { "file" }));
    }
}
