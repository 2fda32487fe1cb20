using IamEngine.Model;

namespace Infra.Settings;

/// <summary>A setting that cannot be used: which, what was given, the rule that it breaks, and what to write instead.</summary>
/// <param name="Key">The configuration key and the path inside its value: <c>infra:network.cidr</c>.</param>
/// <param name="Given">The value as given; <c>null</c> where nothing was given or the value must not be shown.</param>
public sealed record SettingProblem(string Key, string? Given, string Rule, string Remedy)
{
    public override string ToString() => $"{Key}: {(Given is null ? "" : $"`{Given}`: ")}{Rule}; {Remedy}";
}

/// <summary>A setting that can be used, and about which the reader should know something.</summary>
/// <param name="Code">A stable name, such as PLACEHOLDER_VALUE.</param>
public sealed record SettingNote(string Code, string Key, string Message, string Help);

/// <summary>What reading the settings gives: all of them, with notes; or everything that is wrong with them.</summary>
public abstract record SettingsReading
{
    private SettingsReading()
    {
    }

    public sealed record Read(StackSettings Settings, Seq<SettingNote> Notes) : SettingsReading;

    public sealed record Refused(Seq<SettingProblem> Problems) : SettingsReading;
}
