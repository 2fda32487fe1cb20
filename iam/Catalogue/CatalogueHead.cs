using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace IamEngine.Catalogue;

/// <summary>
/// The first part of catalogue.txt: the source of the facts, the global condition keys, and the list of services.
/// </summary>
internal sealed class CatalogueHead
{
    private readonly (string Prefix, string[] Services)[] keysDefinedElsewhere;

    private CatalogueHead()
    {
        var (text, end) = CatalogueFile.ReadHead();
        ReadOnlySpan<char> rest = text;
        Source = Value(ref rest, "source").ToString();
        MadeOn = DateOnly.ParseExact(Value(ref rest, "made"), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        GlobalConditionKeys = ReadGlobalConditionKeys(ref rest);
        keysDefinedElsewhere = ReadKeysDefinedElsewhere(ref rest);
        Services = ReadServices(ref rest, end);
    }

    public static CatalogueHead Instance { get; } = new();

    public string Source { get; }

    public DateOnly MadeOn { get; }

    public ImmutableArray<CatalogueConditionKey> GlobalConditionKeys { get; }

    public ImmutableArray<CatalogueService> Services { get; }

    /// <summary>The services that define keys under another prefix: <c>sts</c> for <c>saml</c>.</summary>
    public IEnumerable<string> ServicesWithKeysUnder(string prefix) => keysDefinedElsewhere
        .Where(entry => Wildcard.Matches(CatalogueConditionKey.PatternOf(entry.Prefix) ?? entry.Prefix, prefix))
        .SelectMany(entry => entry.Services);

    private static ReadOnlySpan<char> Value(ref ReadOnlySpan<char> rest, string name)
    {
        var line = CatalogueText.Line(ref rest);
        return CatalogueText.Column(ref line).SequenceEqual(name)
            ? line
            : throw new InvalidDataException($"The catalogue's head lacks `{name}`.");
    }

    private static ImmutableArray<CatalogueConditionKey> ReadGlobalConditionKeys(ref ReadOnlySpan<char> rest)
    {
        var keys = new CatalogueConditionKey[CatalogueText.Group(ref rest, "global")];
        for (var i = 0; i < keys.Length; i++)
        {
            var type = CatalogueText.Line(ref rest);
            var name = CatalogueText.Column(ref type).ToString();
            keys[i] = new CatalogueConditionKey(name, type);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(keys);
    }

    private static (string Prefix, string[] Services)[] ReadKeysDefinedElsewhere(ref ReadOnlySpan<char> rest)
    {
        var entries = new (string Prefix, string[] Services)[CatalogueText.Group(ref rest, "elsewhere")];
        for (var i = 0; i < entries.Length; i++)
        {
            var services = CatalogueText.Line(ref rest);
            var prefix = CatalogueText.Column(ref services).ToString();
            entries[i] = (prefix, services.ToString().Split(','));
        }

        return entries;
    }

    private static ImmutableArray<CatalogueService> ReadServices(ref ReadOnlySpan<char> rest, long offset)
    {
        var services = new CatalogueService[CatalogueText.Group(ref rest, "services")];
        for (var i = 0; i < services.Length; i++)
        {
            var line = CatalogueText.Line(ref rest);
            var prefix = CatalogueText.Column(ref line).ToString();
            var name = CatalogueText.Column(ref line).ToString();
            var length = CatalogueText.Number(CatalogueText.Column(ref line));
            services[i] = new CatalogueService(prefix, name, line is "rcp", offset, length);
            offset += length;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(services);
    }
}
