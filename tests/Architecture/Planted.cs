#pragma warning disable IDE0130 // Namespaces of their own, for LayersTests to find violations in.
namespace Planted
{
    internal sealed class Whole;
}

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

    internal static class Nested
    {
        private static class Inner
        {
            public static bool IsForm(object value) => value is High.Form;
        }

        public static bool Any(object value) => Inner.IsForm(value);
    }

    internal sealed class Caught
    {
        public static void Try(Action work)
        {
            try
            {
                work();
            }
            catch (High.Refusal)
            {
            }
        }
    }

    [High.Mark]
    internal sealed class Attributed;

    internal sealed class Constrained<T> where T : High.IMark;

    internal sealed class Given
    {
        public override string ToString() => $"{Middle.Source.Form()}";
    }

    internal sealed class Upward
    {
        public Whole? All { get; init; }
    }

    internal sealed class Innocent
    {
        public int Count { get; init; }
    }
}

namespace Planted.Middle
{
    internal static class Source
    {
        public static High.Form Form() => new();
    }
}

namespace Planted.High
{
    internal interface IMark;

    internal sealed class Form : IMark
    {
        public Low.Innocent? Below { get; init; }

        public static string Name() => "form";
    }

    internal sealed class Refusal : Exception;

    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class MarkAttribute : Attribute;
}
