using System.Text;
using Replication.Data;

namespace Replication.Tests.Data;

public sealed class TextCorpusReaderTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("corpus-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_file_is_one_document_named_after_it()
    {
        var corpus = TextCorpusReader.Open(Write("tale.txt", "Once upon a time."));

        Assert.That(corpus.Documents, Is.EqualTo(new[] { "Once upon a time." }));
        Assert.That(corpus.Name, Is.EqualTo("tale.txt"));
    }

    [Test]
    public void A_folder_is_read_in_ordinal_order_of_its_paths()
    {
        Write("b.txt", "third");
        Write("a/z.md", "second");
        Write("B.TXT", "first");
        Write("c.csv", "not text for us");

        Assert.That(TextCorpusReader.Open(_folder).Documents, Is.EqualTo(new[] { "first", "second", "third" }));
    }

    [Test]
    public void Byte_order_mark_and_line_ends_change_neither_text_nor_digest()
    {
        var plain = TextCorpusReader.Open(Write("plain.txt", "one\ntwo\nthree\n"));
        var marked = TextCorpusReader.Open(Write("marked.txt", "\uFEFFone\r\ntwo\rthree\r\n"));

        Assert.That(marked.Documents, Is.EqualTo(plain.Documents));
        Assert.That(marked.Sha256, Is.EqualTo(plain.Sha256));
    }

    [Test]
    public void The_digest_tells_one_document_from_two()
    {
        var one = TextCorpus.Of("one", ["ab"]);
        var two = TextCorpus.Of("two", ["a", "b"]);

        Assert.That(one.Sha256, Is.Not.EqualTo(two.Sha256));
        // SHA-256 of 02 00 00 00 00 00 00 00 61 62, by sha256sum.
        Assert.That(one.Sha256, Is.EqualTo("5dff2b3fa79721a8181b9beb1db6bcce93b482f9aa3a5c9b864fc4429e31d5f2"));
    }

    [Test]
    public void A_missing_path_is_refused() =>
        Refused(Path.Combine(_folder, "none.txt"), "does not exist");

    [Test]
    public void An_empty_file_is_refused() => Refused(Write("empty.txt", " \n\n"), "is empty");

    [Test]
    public void A_folder_without_text_files_is_refused()
    {
        Write("picture.png", "x");
        Refused(_folder, "holds no *.txt or *.md file");
    }

    [Test]
    public void A_folder_of_empty_files_is_refused()
    {
        Write("a.txt", "");
        Refused(_folder, "is empty");
    }

    [TestCase(0x00)]
    [TestCase(0x1B)]
    [TestCase(0x7F)]
    public void A_binary_file_is_refused_with_the_offset(int code) =>
        Refused(WriteBytes("data.bin", [0x41, 0x42, (byte)code]), "is binary", "at offset 2");

    [Test]
    public void Text_in_UTF_16_is_refused_by_its_name() =>
        Refused(WriteBytes("wide.txt", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("hello")]), "UTF-16");

    [TestCase(new byte[] { 0x61, 0xFF, 0x61 }, 1)]
    [TestCase(new byte[] { 0xC3, 0xA9, 0xC3 }, 2)] // cut in the middle of a character
    [TestCase(new byte[] { 0x61, 0x61, 0xC0, 0xAF }, 2)] // overlong
    [TestCase(new byte[] { 0xED, 0xA0, 0x80 }, 0)] // a surrogate
    public void Invalid_UTF_8_is_refused_with_the_byte_offset(byte[] bytes, int offset) =>
        Refused(WriteBytes("bad.txt", bytes), "not valid UTF-8", $"at offset {offset})");

    [Test]
    public void A_short_text_is_refused_with_both_counts() =>
        Refused(Write("short.txt", "twelve chars"), 1000, "has 12 characters and 1000 are needed");

    [Test]
    public void A_text_of_exactly_the_needed_length_is_accepted() =>
        Assert.That(TextCorpusReader.Open(Write("enough.txt", "twelve chars"), 12).Characters, Is.EqualTo(12));

    private static void Refused(string path, params string[] parts) => Refused(path, 1, parts);

    private static void Refused(string path, long minimumCharacters, params string[] parts)
    {
        var error = Assert.Throws<CorpusException>(() => TextCorpusReader.Open(path, minimumCharacters))!;
        Assert.That(error.Message, Does.Contain(path));
        foreach (var part in parts)
            Assert.That(error.Message, Does.Contain(part));
        Assert.That(error.Message, Does.EndWith(".").And.Not.Contains("\n"));
    }

    private string Write(string name, string text) => WriteBytes(name, Encoding.UTF8.GetBytes(text));

    private string WriteBytes(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
