#pragma warning disable IDE0130 // Namespaces of their own, for LayersTests to find violations in.
namespace Planted.Low
{
    internal sealed class Signature
    {
        public High.Form? Held { get; init; }
    }

    internal sealed class Body
    {
        public override string ToString() => string.Join(' ', Enumerable.Range(0, 1).Select(_ => High.Form.Name()));
    }

    internal sealed class Innocent
    {
        public int Count { get; init; }
    }
}

namespace Planted.High
{
    internal sealed class Form
    {
        public Low.Innocent? Below { get; init; }

        public static string Name() => "form";
    }
}
