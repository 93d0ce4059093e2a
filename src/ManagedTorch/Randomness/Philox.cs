namespace TorchSharp.Randomness;

/// <summary>Philox 4x32-10 (Salmon et al. 2011): four words from a counter and a key, the same on every machine.</summary>
internal static class Philox
{
    public static (uint A, uint B, uint C, uint D) Block(ulong key, ulong counter)
    {
        uint a = (uint)counter, b = (uint)(counter >> 32), c = 0, d = 0;
        uint first = (uint)key, second = (uint)(key >> 32);
        for (var round = 0; round < 10; round++)
        {
            var left = (ulong)a * 0xD2511F53;
            var right = (ulong)c * 0xCD9E8D57;
            (a, b, c, d) = ((uint)(right >> 32) ^ b ^ first, (uint)right, (uint)(left >> 32) ^ d ^ second, (uint)left);
            unchecked
            {
                first += 0x9E3779B9;
                second += 0xBB67AE85;
            }
        }

        return (a, b, c, d);
    }
}
