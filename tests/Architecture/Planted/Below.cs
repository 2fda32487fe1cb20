using Tests.Architecture.Planted.Above;

namespace Tests.Architecture.Planted.Below;

/// <summary>Uses a folder above itself, in a method's body only.</summary>
internal static class InBody
{
    public static string Text() => $"{Helper.Answer()}";
}
