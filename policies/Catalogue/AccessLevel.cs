namespace Policies.Catalogue;

/// <summary>What an action does to what it acts on, as AWS's service authorization reference classifies it.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html</remarks>
public enum AccessLevel
{
    /// <summary>Sees that resources exist, not what is in them.</summary>
    List,

    /// <summary>Reads what is in a resource.</summary>
    Read,

    /// <summary>Creates, changes or deletes resources.</summary>
    Write,

    /// <summary>Changes nothing but tags. It can still give access away, where a policy asks for a tag.</summary>
    Tagging,

    /// <summary>Grants or changes permissions.</summary>
    PermissionsManagement,
}
