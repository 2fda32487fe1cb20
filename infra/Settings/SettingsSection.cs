using System.Globalization;
using System.Text.Json;
using IamEngine.Model;

namespace Infra.Settings;

/// <summary>
/// One structured configuration value, such as <c>infra:network</c>. It reads member by member and collects problems; a member
/// that is wrong gets its default, so that the other members can be checked too.
/// </summary>
internal sealed class SettingsSection
{
    private readonly string key;
    private readonly IReadOnlyDictionary<string, JsonElement> members;
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly ProblemList problems;

    public SettingsSection(string key, string? json, ProblemList problems)
    {
        this.key = key;
        this.problems = problems;
        var read = SettingsJson.Members(key, json, problems);
        (members, IsReadable) = (read ?? new Dictionary<string, JsonElement>(), read is not null);
    }

    /// <summary>Whether the setting has no member; a setting that the stack's file leaves out has none.</summary>
    public bool HasNothing => members.Count == 0;

    /// <summary>Whether the member has a value; null is not a value.</summary>
    public bool Has(string name) => Value(name) is not null;

    /// <summary>Whether the member has no value, or a list or an object without items.</summary>
    public bool IsEmpty(string name) => Value(name) is not { } value
        || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0)
        || (value.ValueKind == JsonValueKind.Object && !value.EnumerateObject().Any());

    /// <summary>Whether the value is an object; if not, that is the only problem of the setting.</summary>
    public bool IsReadable { get; }

    /// <summary>Whether any member has a value.</summary>
    public bool HasAny => members.Values.Any(value => value.ValueKind != JsonValueKind.Null);

    public void Problem(string name, string? value, string rule, string remedy) =>
        problems.Add($"{key}.{name}", value, rule, remedy);

    /// <summary>A problem of the setting as a whole.</summary>
    public void Problem(string? value, string rule, string remedy) => problems.Add(key, value, rule, remedy);

    public bool Flag(string name, bool byDefault) => Value(name) switch
    {
        null => byDefault,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text when bool.TryParse(text.GetString(), out var flag) => flag,
        var other => Wrong(name, other.Value, "must be true or false", "write true or false", byDefault),
    };

    public int Number(string name, int byDefault, int min, int max)
    {
        if (Value(name) is not { } value)
        {
            return byDefault;
        }

        var text = value.ValueKind is JsonValueKind.Number or JsonValueKind.String ? value.ToString() : "";
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max
            ? number
            : Wrong(name, value, $"must be a whole number from {min} to {max}", $"write {byDefault}, for example", byDefault);
    }

    public string? Text(string name)
    {
        switch (Value(name))
        {
            case null:
                return null;
            case { ValueKind: JsonValueKind.String } text:
                return text.GetString();
            case var other:
                return Wrong<string?>(name, other.Value, "must be a string", "put it in quotes", null);
        }
    }

    public DateOnly? Date(string name, string remedy)
    {
        var date = SettingDate.Of(Text(name));
        if (date is null && Text(name) is { } text)
        {
            Problem(name, Shown(text), "must be a date", remedy);
        }

        return date;
    }

    /// <summary>A string with the syntax of a value type.</summary>
    public T? Parsed<T>(string name, Func<string, Answer<T>> ask, string remedy) where T : class =>
        Text(name) is { } text ? Parse($"{key}.{name}", text, ask, remedy) : null;

    public T OneOf<T>(string name, T byDefault, params ReadOnlySpan<(string Word, T Value)> choices)
    {
        if (Text(name) is not { } text)
        {
            return byDefault;
        }

        var words = new List<string>();
        foreach (var (word, value) in choices)
        {
            if (word == text)
            {
                return value;
            }

            words.Add(word);
        }

        Problem(name, text, $"must be one of {string.Join(", ", words)}", $"write {words[0]}, for example");
        return byDefault;
    }

    public Seq<string> Texts(string name)
    {
        if (Value(name) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            return Wrong<Seq<string>>(
                name, value, "must be a list of strings", "write one item per line, each after a hyphen", []);
        }

        return value.EnumerateArray().Select(item => item.GetString()!).ToSeq();
    }

    /// <summary>Refuses the items of a list that are there twice.</summary>
    public void RefuseTwice(string name, IEnumerable<string> texts, StringComparer? comparer = null)
    {
        foreach (var twice in texts.GroupBy(text => text, comparer ?? StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            Problem(name, Shown(twice.Key), "is listed twice", "write one item for it");
        }
    }

    /// <summary>Strings by name, such as the properties of another program. Numbers and booleans are read as strings.</summary>
    public SortedDictionary<string, string> TextMap(string name)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (Value(name) is not { } value)
        {
            return texts;
        }

        if (value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Any(
            member => member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null))
        {
            return Wrong(name, value, "must be an object of strings", "write one key: value per line", texts);
        }

        foreach (var member in value.EnumerateObject())
        {
            texts[member.Name] =
                member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText();
        }

        return texts;
    }

    /// <summary>A required text; a number is read as text.</summary>
    public string? Required(string name, string what, string remedy)
    {
        if (Value(name) is { ValueKind: JsonValueKind.Number } number)
        {
            return number.GetRawText();
        }

        if (!Has(name))
        {
            Problem(name, null, $"is required: {what}", remedy);
        }

        return Text(name);
    }

    /// <summary>The key of a member: <c>infra:emr.zone</c>.</summary>
    public string KeyOf(string name) => $"{key}.{name}";

    /// <summary>The items of a list of objects, each a section of its own: <c>infra:emr.job.egress[0]</c>.</summary>
    public Seq<SettingsSection> Each(string name)
    {
        if (Value(name) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return Wrong<Seq<SettingsSection>>(
                name, value, "must be a list", "write one item after each hyphen, with its settings below", []);
        }

        return SettingsList.Items($"{key}.{name}", value, problems);
    }

    /// <summary>The items of a list of objects; a text stands for an object with one member.</summary>
    public Seq<SettingsSection> EachOrText(string name, string member)
    {
        if (Value(name) is not { ValueKind: JsonValueKind.Array } value)
        {
            return Each(name);
        }

        return SettingsList.Items($"{key}.{name}", JsonSerializer.SerializeToElement(value.EnumerateArray().Select(item =>
            item.ValueKind == JsonValueKind.String
                ? JsonSerializer.SerializeToElement(new Dictionary<string, string> { [member] = item.GetString()! }) : item)),
            problems);
    }

    /// <summary>A member that is an object with settings.</summary>
    public SettingsSection Nested(string name) => new($"{key}.{name}", Value(name)?.GetRawText(), problems);

    public Seq<Cidr> Cidrs(string name)
    {
        var cidrs = new List<Cidr>();
        var texts = Texts(name);
        for (var i = 0; i < texts.Count; i++)
        {
            if (Cidr.Ask(texts[i]) is Answer<Cidr>.Yes yes)
            {
                cidrs.Add(yes.Value);
            }
            else if (Cidr.Ask(texts[i]) is Answer<Cidr>.No no)
            {
                Unreadable($"{key}.{name}[{i}]", texts[i], no.Reasons[0], "write ADDRESS/PREFIX, such as 203.0.113.0/24");
            }
        }

        RefuseTwice(name, cidrs.Select(cidr => cidr.ToString()));
        return cidrs.ToSeq();
    }

    public Cidr? Block(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        switch (Cidr.Ask(text))
        {
            case Answer<Cidr>.Yes yes:
                return yes.Value;
            case Answer<Cidr>.No no:
                Unreadable($"{key}.{name}", text, no.Reasons[0], "write ADDRESS/PREFIX, such as 10.20.0.0/16");
                break;
        }

        return null;
    }

    /// <summary>Reports the members that were not read, as unknown. Call it last.</summary>
    public void RefuseUnknown()
    {
        foreach (var name in members.Keys.Where(name => !known.Contains(name)))
        {
            var near = NearestWord.Of(name, known);
            Problem(
                name,
                null,
                $"`{name}` is not a setting of {key}",
                near is null ? $"known are {string.Join(", ", known.Order())}" : $"did you mean `{near}`?");
        }
    }

    /// <summary>The value for a message; null if it is or might be a secret.</summary>
    public static string? Shown(string text) =>
        text.Contains(EncryptedSettings.Placeholder, StringComparison.Ordinal)
        || text.Contains("PRIVATE KEY", StringComparison.OrdinalIgnoreCase)
            ? null
            : text;

    private T? Parse<T>(string at, string text, Func<string, Answer<T>> ask, string remedy) where T : class
    {
        switch (ask(text))
        {
            case Answer<T>.Yes yes:
                return yes.Value;
            case Answer<T>.No no:
                Unreadable(at, text, string.Join("; ", no.Reasons), remedy);
                break;
        }

        return null;
    }

    /// <summary>
    /// Reports a value with the wrong syntax. The reason often quotes the value, so a secret value gets a general reason.
    /// </summary>
    private void Unreadable(string at, string text, string reason, string remedy)
    {
        var isHidden = !problems.MayBeShown(at) || Shown(text) is null;
        var quotes = reason.Contains(text, StringComparison.Ordinal);
        problems.Add(at, Shown(text), isHidden && quotes ? "is not a valid value of this setting" : reason, remedy);
    }

    private JsonElement? Value(string name)
    {
        known.Add(name);
        return members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private T Wrong<T>(string name, JsonElement value, string rule, string remedy, T byDefault)
    {
        problems.RefuseType($"{key}.{name}", Shown(value.ToString()), rule, remedy);
        return byDefault;
    }
}
