namespace Review.Model;

internal static class Urns
{
    /// <summary>The last part of a URN: the resource's name.</summary>
    public static string NameOf(string urn) =>
        urn[(urn.LastIndexOf("::", StringComparison.Ordinal) is >= 0 and var at ? at + 2 : 0)..];
}
