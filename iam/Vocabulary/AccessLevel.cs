namespace IamEngine.Vocabulary;

/// <summary>
/// What kind of access an action gives, as the service authorization reference sorts them.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html
/// </summary>
public enum AccessLevel
{
    /// <summary>See that resources exist.</summary>
    List,

    /// <summary>Read the content of resources.</summary>
    Read,

    /// <summary>Create, change or delete them.</summary>
    Write,

    /// <summary>Change only their tags.</summary>
    Tagging,

    /// <summary>Grant or change permissions.</summary>
    PermissionsManagement,
}
