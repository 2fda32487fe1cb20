namespace Infra.Settings;

/// <summary>A user of an uploader, without a policy of its own.</summary>
/// <param name="Keys">The access keys of the user.</param>
/// <param name="HandOver">The secret that hands a key over; null for none.</param>
public sealed record UploaderUser(string Name, KeyLife Keys, HandOverSettings? HandOver = null)
{
    /// <summary>The settings that <see cref="Read"/> reads.</summary>
    internal static readonly string[] Settings = ["keys", "keyMaxAgeDays", "handOver"];

    internal static UploaderUser Read(string name, SettingsSection section, NoteList notes)
    {
        var keys = KeyLife.Read(section, notes);
        return new(name, keys, section.Has("handOver") ? HandOverSettings.Read(section.Nested("handOver"), keys) : null);
    }
}
