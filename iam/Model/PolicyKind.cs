namespace IamEngine.Model;

/// <summary>What a document is for. The same words can be right in one kind and wrong in another.</summary>
public enum PolicyKind
{
    /// <summary>What a user, group or role may do; also a session policy.</summary>
    Identity,

    /// <summary>The most that a user or role may ever do.</summary>
    Boundary,

    /// <summary>The most that an account's identities may ever do: a service control policy.</summary>
    ServiceControl,

    /// <summary>Who may become a role.</summary>
    Trust,

    /// <summary>Who may do what with a resource, of whatever service.</summary>
    Resource,

    /// <summary>Who may do what with an S3 bucket.</summary>
    Bucket,

    /// <summary>Who may do what with a KMS key.</summary>
    Key,

    /// <summary>What may pass a VPC endpoint.</summary>
    Endpoint,

    /// <summary>The most that may ever be done with an account's resources: a resource control policy.</summary>
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

    /// <summary>The words that <see cref="TryRead"/> knows.</summary>
    public static IEnumerable<string> ShortNames => Names.Select(name => name.Word);

    /// <summary>The short word for it, as a command line has it: <c>scp</c>.</summary>
    public static string ShortName(this PolicyKind kind) => Array.Find(Names, name => name.Kind == kind).Word;

    /// <summary>What people call it: <c>service control policy</c>.</summary>
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

    /// <summary>Whether its statements name resources and take the principal from where they are attached.</summary>
    internal static bool IsOfIdentities(this PolicyKind kind) =>
        kind is PolicyKind.Identity or PolicyKind.Boundary or PolicyKind.ServiceControl;

    /// <summary>Whether it belongs to a resource and can grant access to it. A trust policy can too, but only to the role.</summary>
    internal static bool IsOfResources(this PolicyKind kind) =>
        kind is PolicyKind.Resource or PolicyKind.Bucket or PolicyKind.Key;
}
