namespace Infra.Settings;

/// <summary>A user of an uploader, without a policy of its own.</summary>
/// <param name="Keys">The access keys of the user.</param>
public sealed record UploaderUser(string Name, KeyLife Keys);
