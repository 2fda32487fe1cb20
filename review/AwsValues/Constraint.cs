using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IamEngine.Model;

namespace Review.AwsValues;

/// <summary>One rule that AWS publishes for the value of an input.</summary>
public abstract record Constraint
{
    private Constraint()
    {
    }

    /// <summary>The rule, as it follows "allowed:" in a message: <c>1 to 64 characters</c>.</summary>
    public abstract string Rule { get; }

    /// <summary>Accepted and refused values. The table's test tries each.</summary>
    public abstract IEnumerable<Example> Examples { get; }

    /// <summary>Why the rule differs from AWS's API model; null if it does not.</summary>
    public string? Differs { get; init; }

    /// <summary>Whether AWS accepts the value. True for a value of another JSON type than the rule's.</summary>
    public abstract bool Accepts(JsonNode value);

    private static string? Text(JsonNode value) =>
        value is JsonValue text && text.TryGetValue<string>(out var result) ? result : null;

    private static long? Number(JsonNode value) =>
        value is JsonValue number && number.TryGetValue<long>(out var result) ? result : null;

    private static int? Items(JsonNode value) => value switch
    {
        JsonArray array => array.Count,
        JsonObject map => map.Count,
        _ => null,
    };

    /// <summary>A text that the regular expression matches from end to end.</summary>
    /// <param name="Words">The rule in words.</param>
    /// <param name="Good">A text that AWS accepts.</param>
    /// <param name="Bad">A text that AWS refuses.</param>
    public sealed record Pattern(string Expression, string Words, string Good, string Bad) : Constraint
    {
        private readonly Regex regex = new($@"^(?:{Expression})\z", RegexOptions.CultureInvariant);

        public override string Rule => Words;

        public override IEnumerable<Example> Examples => [new(Good, true), new(Bad, false)];

        public override bool Accepts(JsonNode value) => Text(value) is not { } text || regex.IsMatch(text);
    }

    /// <summary>The number of characters of a text, in UTF-16 code units.</summary>
    public sealed record Length(int Min, int Max) : Constraint
    {
        public override string Rule => Min == 0 ? $"up to {Max} characters" : $"{Min} to {Max} characters";

        public override IEnumerable<Example> Examples =>
        [
            new(new string('x', Min), true),
            new(new string('x', Max), true),
            new(new string('x', Max + 1), false),
            .. Min > 0 ? [new Example(new string('x', Min - 1), false)] : Array.Empty<Example>(),
        ];

        public override bool Accepts(JsonNode value) => Text(value) is not { } text || (text.Length >= Min && text.Length <= Max);
    }

    /// <summary>A text or number that is in a list.</summary>
    public sealed record AllowedValues(Seq<string> Values) : Constraint
    {
        /// <summary>Whether the values are numbers.</summary>
        public bool AreNumbers { get; } = Values.All(value => long.TryParse(value, CultureInfo.InvariantCulture, out _));

        public override string Rule => $"one of {string.Join(", ", Values)}";

        public override IEnumerable<Example> Examples =>
            [.. Values.Select(value => new Example(Json(value), true)), new(Json(AreNumbers ? "-7" : "no-such-value"), false)];

        public override bool Accepts(JsonNode value) =>
            (Text(value) ?? Number(value)?.ToString(CultureInfo.InvariantCulture)) is not { } text || Values.Contains(text);

        private JsonValue Json(string value) =>
            AreNumbers ? JsonValue.Create(long.Parse(value, CultureInfo.InvariantCulture)) : JsonValue.Create(value);
    }

    /// <summary>A number in a range, both ends included.</summary>
    public sealed record Between(long Min, long Max) : Constraint
    {
        public override string Rule => $"a number from {Min} to {Max}";

        public override IEnumerable<Example> Examples => [new(Min, true), new(Max, true), new(Min - 1, false), new(Max + 1,
            false)];

        public override bool Accepts(JsonNode value) => Number(value) is not { } number || (number >= Min && number <= Max);
    }

    /// <summary>The number of items of a list, or of entries of a map.</summary>
    public sealed record Count(int Max) : Constraint
    {
        public override string Rule => $"up to {Max} of them";

        public override IEnumerable<Example> Examples => [new(Map(Max), true), new(Map(Max + 1), false)];

        public override bool Accepts(JsonNode value) => Items(value) is not { } count || count <= Max;

        private static JsonObject Map(int count) =>
            new(Enumerable.Range(1, count).Select(i => KeyValuePair.Create($"key{i}", (JsonNode?)JsonValue.Create("x"))));
    }

    /// <summary>A text without the prefixes and suffixes that AWS reserves. Ignores case.</summary>
    public sealed record NotReserved(Seq<string> Prefixes, Seq<string> Suffixes) : Constraint
    {
        public override string Rule => string.Join(", and ", Parts());

        public override IEnumerable<Example> Examples =>
        [
            new("example", true),
            .. Prefixes.Select(prefix => new Example($"{prefix}example", false)),
            .. Suffixes.Select(suffix => new Example($"example{suffix}", false)),
        ];

        public override bool Accepts(JsonNode value) => Text(value) is not { } text
            || !(Prefixes.Any(prefix => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                || Suffixes.Any(suffix => text.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)));

        private IEnumerable<string> Parts()
        {
            if (Prefixes.Count > 0)
            {
                yield return $"no text that begins with {string.Join(" or ", Prefixes)}";
            }

            if (Suffixes.Count > 0)
            {
                yield return $"no text that ends with {string.Join(" or ", Suffixes)}";
            }
        }
    }

    /// <summary>A map in which no two keys differ only in case.</summary>
    public sealed record KeysDifferInMoreThanCase : Constraint
    {
        public override string Rule => "keys that differ in more than upper and lower case";

        public override IEnumerable<Example> Examples =>
        [
            new(new JsonObject { ["Owner"] = "x", ["team"] = "x" }, true),
            new(new JsonObject { ["Owner"] = "x", ["owner"] = "x" }, false),
        ];

        public override bool Accepts(JsonNode value) =>
            value is not JsonObject map || map.DistinctBy(entry => entry.Key,
            StringComparer.OrdinalIgnoreCase).Count() == map.Count;
    }

    /// <summary>An address block with a prefix length in a range, both ends included.</summary>
    public sealed record Block(bool IsIPv4, int MinPrefix, int MaxPrefix) : Constraint
    {
        public override string Rule =>
            $"an {(IsIPv4 ? "IPv4" : "IPv6")} block from /{MinPrefix} to /{MaxPrefix}, written with its first address";

        public override IEnumerable<Example> Examples =>
        [
            new($"{Address}/{MinPrefix}", true),
            new($"{Address}/{MaxPrefix}", true),
            new($"{Address}/{MaxPrefix + 1}", false),
            new(IsIPv4 ? "10.0.0.1/16" : "2001:db8::1/32", false),
            .. MinPrefix > 0 ? [new Example($"{Address}/{MinPrefix - 1}", false)] : Array.Empty<Example>(),
        ];

        private string Address => (IsIPv4, MinPrefix) switch
        {
            (true, 0) => "0.0.0.0",
            (true, _) => "10.0.0.0",
            _ => "::",
        };

        public override bool Accepts(JsonNode value) => Text(value) is not { } text
            || (Cidr.Ask(text) is Answer<Cidr>.Yes { Value: var cidr } && cidr.IsIPv4 == IsIPv4
                && cidr.PrefixLength >= MinPrefix && cidr.PrefixLength <= MaxPrefix);
    }
}

/// <param name="IsAccepted">Whether AWS accepts the value.</param>
public sealed record Example(JsonNode Value, bool IsAccepted);
