namespace IamEngine.Model;

/// <summary>The use of a policy document. A rule may apply to one kind and not to another.</summary>
public enum PolicyKind
{
    /// <summary>The permissions of a user, group or role; also a session policy.</summary>
    Identity,

    /// <summary>The maximum permissions of a user or role: a permissions boundary.</summary>
    Boundary,

    /// <summary>The maximum permissions of an account's identities: a service control policy.</summary>
    ServiceControl,

    /// <summary>A role trust policy: the principals that can assume a role.</summary>
    Trust,

    /// <summary>Access to a resource of any service.</summary>
    Resource,

    /// <summary>Access to an S3 bucket.</summary>
    Bucket,

    /// <summary>Access to a KMS key.</summary>
    Key,

    /// <summary>Access through a VPC endpoint.</summary>
    Endpoint,

    /// <summary>The maximum access to an account's resources: a resource control policy.</summary>
    ResourceControl,
}

public static class PolicyKinds
{
    private static readonly (PolicyKind Kind, string Word, string Name)[] Names =
    [
        (PolicyKind.Identity, "identity", "identity policy"),
        (PolicyKind.Trust, "trust", "trust policy"),
        (PolicyKind.Resource, "resource", "resource policy"),
        (PolicyKind.Bucket, "bucket", "bucket policy"),
        (PolicyKind.Key, "key", "key policy"),
        (PolicyKind.Endpoint, "endpoint", "endpoint policy"),
        (PolicyKind.Boundary, "boundary", "permissions boundary"),
        (PolicyKind.ServiceControl, "scp", "service control policy"),
        (PolicyKind.ResourceControl, "rcp", "resource control policy"),
    ];

    /// <summary>The short names that <see cref="TryRead"/> accepts.</summary>
    public static IEnumerable<string> ShortNames => Names.Select(name => name.Word);

    /// <summary>The short name for command lines: <c>scp</c>.</summary>
    public static string ShortName(this PolicyKind kind) => Array.Find(Names, name => name.Kind == kind).Word;

    /// <summary>The full name: <c>service control policy</c>.</summary>
    public static string Name(this PolicyKind kind) => Array.Find(Names, name => name.Kind == kind).Name;

    /// <summary>The name with its article: <c>an identity policy</c>.</summary>
    public static string NameWithArticle(this PolicyKind kind) =>
        kind.Name() is var name && name[0] is 'a' or 'e' or 'i' ? $"an {name}" : $"a {name}";

    public static bool TryRead(string word, out PolicyKind kind)
    {
        var found = Array.Find(Names, name => name.Word == word);
        kind = found.Kind;
        return found.Word is not null;
    }

    /// <summary>Whether its statements have resources and no principals.</summary>
    internal static bool IsOfIdentities(this PolicyKind kind) =>
        kind is PolicyKind.Identity or PolicyKind.Boundary or PolicyKind.ServiceControl;

    /// <summary>Whether it is attached to a resource and can grant access to it; trust policies excluded.</summary>
    internal static bool IsOfResources(this PolicyKind kind) =>
        kind is PolicyKind.Resource or PolicyKind.Bucket or PolicyKind.Key;
}
