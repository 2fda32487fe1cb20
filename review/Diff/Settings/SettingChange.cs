namespace Review.Diff.Settings;

/// <summary>A setting of a resource that keeps something out, or something safe, and now does so less.</summary>
/// <param name="Resource">The resource, by the program's name for it.</param>
/// <param name="Message">What changed and what it means, in one sentence.</param>
/// <param name="Kind">What it gives away.</param>
public sealed record SettingChange(string Resource, string Message, SettingKind Kind);

public enum SettingKind
{
    /// <summary>Somebody may do, or be, what they could not.</summary>
    Access,

    /// <summary>It may give access, and what it gives is not in the report.</summary>
    Unseen,

    /// <summary>Something can be lost, or will not be seen, that could not before.</summary>
    Protection,
}
