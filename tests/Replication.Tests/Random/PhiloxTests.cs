using Replication.Random;

namespace Replication.Tests.Random;

public sealed class PhiloxTests
{
    // Random123, tests/kat_vectors, rows "philox4x32 10".
    [TestCase(new uint[] { 0, 0, 0, 0 }, new uint[] { 0, 0 },
        new uint[] { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 })]
    [TestCase(new uint[] { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff }, new uint[] { 0xffffffff, 0xffffffff },
        new uint[] { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd })]
    [TestCase(new uint[] { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 }, new uint[] { 0xa4093822, 0x299f31d0 },
        new uint[] { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 })]
    public void A_block_matches_the_published_known_answer(uint[] counter, uint[] key, uint[] expected)
    {
        var (a, b, c, d) = Philox.Block(counter[0], counter[1], counter[2], counter[3], key[0], key[1]);
        Assert.That(new[] { a, b, c, d }, Is.EqualTo(expected));
    }
}
