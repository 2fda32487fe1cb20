namespace Review.Diff.Settings;

/// <summary>A weaker setting of a resource: it gives more access or protects less.</summary>
/// <param name="Resource">The name of the resource in the program.</param>
/// <param name="Message">The change and its consequence, in one sentence.</param>
/// <param name="Kind">The effect of the change.</param>
public sealed record SettingChange(string Resource, string Message, SettingKind Kind);

public enum SettingKind
{
    /// <summary>The change gives access.</summary>
    Access,

    /// <summary>The change may give access; the report does not show which.</summary>
    Unseen,

    /// <summary>Data can now be lost, or events can go unnoticed.</summary>
    Protection,
}
