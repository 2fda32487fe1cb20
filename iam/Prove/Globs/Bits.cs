namespace IamEngine.Prove.Globs;

/// <summary>A set of positions, one bit each, in words of 64.</summary>
internal static class Bits
{
    public static bool Has(ReadOnlySpan<ulong> bits, int at) => (bits[at / 64] >> at & 1) != 0;

    public static void Set(Span<ulong> bits, int at) => bits[at / 64] |= 1UL << at;
}
