using IamEngine.Model;

namespace Infra.Settings;

/// <summary>A setting that is wrong: its key, its value, the rule that it breaks, and what to write instead.</summary>
/// <param name="Key">The configuration key and the path inside its value: <c>infra:network.cidr</c>.</param>
/// <param name="Value">The value; null if there is none or it must not be shown.</param>
public sealed record SettingProblem(string Key, string? Value, string Rule, string Remedy)
{
    public override string ToString() => $"{Key}: {(Value is null ? "" : $"`{Value}`: ")}{Rule}; {Remedy}";
}

/// <summary>A note about a valid setting.</summary>
/// <param name="Code">A stable name, such as PLACEHOLDER_VALUE.</param>
public sealed record SettingNote(string Code, string Key, string Message, string Help);

/// <summary>The result of reading the settings: the settings with notes, or all problems.</summary>
public abstract record SettingsReading
{
    private SettingsReading()
    {
    }

    public sealed record Read(StackSettings Settings, Seq<SettingNote> Notes) : SettingsReading;

    public sealed record Refused(Seq<SettingProblem> Problems) : SettingsReading;
}
