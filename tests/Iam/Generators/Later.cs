using CsCheck;

namespace Tests.Generators;

/// <summary>Values that are generated only if a test reads them, because many cases do not need them.</summary>
internal static class Later
{
    public static Gen<Lazy<T>> Of<T>(Gen<T> gen) => Gen.Select(
        Gen.UInt, Gen.ULong, (stream, seed) => new Lazy<T>(() => gen.Generate(new PCG(stream, seed), null, out _)));
}
