namespace IamEngine.Model;

/// <summary>
/// A principal in a policy.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
/// </summary>
public abstract record Principal : IComparable<Principal>
{
    // The members have no init accessor: `with` would change a member but not the text.
    private Principal(string type, string text) => (Type, Text) = (type, text);

    /// <summary>
    /// The principal's member in the JSON object: AWS, Service, Federated or CanonicalUser.
    /// </summary>
    public string Type { get; }

    /// <summary>The principal as in JSON.</summary>
    public string Text { get; }

    /// <summary>All principals: <c>{"AWS": "*"}</c>. In a resource policy it is equivalent to <c>"*"</c>.</summary>
    public sealed record AnyAws() : Principal("AWS", "*");

    /// <summary>
    /// An account, which can delegate to its identities: <c>{"AWS": "arn:aws:iam::123456789012:root"}</c>, or the account id if
    /// there is no partition.
    /// </summary>
    public sealed record Account(AccountId Id, string? Partition = null)
        : Principal("AWS", Partition is null ? Id.Value : $"arn:{Partition}:iam::{Id}:root")
    {
        public AccountId Id { get; } = Id;

        public string? Partition { get; } = Partition;
    }

    /// <summary><c>{"AWS": "arn:aws:iam::123456789012:user/uploader"}</c>.</summary>
    public sealed record User(Arn Arn) : Principal("AWS", TextOf(Arn, "iam", "user"))
    {
        public Arn Arn { get; } = Arn;
    }

    /// <summary><c>{"AWS": "arn:aws:iam::123456789012:role/upload"}</c>; matches every session of the role.</summary>
    public sealed record Role(Arn Arn) : Principal("AWS", TextOf(Arn, "iam", "role"))
    {
        public Arn Arn { get; } = Arn;
    }

    /// <summary><c>{"AWS": "arn:aws:sts::123456789012:assumed-role/upload/session"}</c>.</summary>
    public sealed record RoleSession(Arn Arn) : Principal("AWS", TextOf(Arn, "sts", "assumed-role"))
    {
        public Arn Arn { get; } = Arn;
    }

    /// <summary><c>{"AWS": "arn:aws:sts::123456789012:federated-user/name"}</c>.</summary>
    public sealed record FederatedUser(Arn Arn) : Principal("AWS", TextOf(Arn, "sts", "federated-user"))
    {
        public Arn Arn { get; } = Arn;
    }

    /// <summary>
    /// The unique id that AWS stores for a user or role, and shows after its deletion: <c>{"AWS": "AIDA..."}</c>. It matches by
    /// id, never by name.
    /// </summary>
    public sealed record UniqueId(string Id) : Principal("AWS", Id)
    {
        public string Id { get; } = Id;
    }

    /// <summary><c>{"Service": "elasticmapreduce.amazonaws.com"}</c>.</summary>
    public sealed record Service(string Name) : Principal("Service", Name)
    {
        public string Name { get; } = Name;
    }

    /// <summary>
    /// An identity provider: <c>{"Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"}</c>,
    /// or its domain name.
    /// </summary>
    public sealed record Federated(string Provider) : Principal("Federated", Provider)
    {
        public string Provider { get; } = Provider;
    }

    /// <summary><c>{"CanonicalUser": "79a59df9..."}</c>, an account in Amazon S3.</summary>
    public sealed record CanonicalUser(string Id) : Principal("CanonicalUser", Id)
    {
        public string Id { get; } = Id;
    }

    /// <summary>
    /// Reads a principal under <c>"AWS"</c>. Refuses wildcards except a single <c>*</c>, as AWS does.
    /// </summary>
    public static Answer<Principal> AskAws(string text)
    {
        if (text == "*")
        {
            return new Answer<Principal>.Yes(new AnyAws());
        }

        if (AccountId.IsAccountId(text))
        {
            return new Answer<Principal>.Yes(new Account(AccountId.Of(text)));
        }

        if (IsUniqueId(text))
        {
            return new Answer<Principal>.Yes(new UniqueId(text));
        }

        if (text.AsSpan().ContainsAny('*', '?'))
        {
            return new Answer<Principal>.No([$"`{text}` has a wildcard; a principal is named in full, or is `*` alone"]);
        }

        return Arn.Ask(text).Then<Principal>(arn => FromArn(arn) is { } principal
            ? new Answer<Principal>.Yes(principal)
            : new Answer<Principal>.No(
                [$"`{text}` is not a principal: an account, user, role, role session or federated user can be one"]));
    }

    // A User with a role's ARN would be read back as a Role.
    private static string TextOf(Arn arn, string service, string type) => arn.Service == service && arn.ResourceType == type
        ? arn.ToString()
        : throw new ArgumentException(
            $"`{arn}` is not the ARN of a principal of this kind, which has {service} and {type}/ in it");

    private static Principal? FromArn(Arn arn) => (arn.Service, arn.ResourceType) switch
    {
        ("iam", "") when arn.Resource == "root" && AccountId.IsAccountId(arn.Account) =>
            new Account(AccountId.Of(arn.Account), arn.Partition),
        ("iam", "user") => new User(arn),
        ("iam", "role") => new Role(arn),
        ("sts", "assumed-role") => new RoleSession(arn),
        ("sts", "federated-user") => new FederatedUser(arn),
        _ => null,
    };

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes
    private static bool IsUniqueId(string text) =>
        text.Length is >= 16 and <= 128 && text[..4] is "AIDA" or "AROA" && !text.AsSpan().ContainsAnyExcept(UniqueIdCharacters);

    private static readonly System.Buffers.SearchValues<char> UniqueIdCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    public int CompareTo(Principal? other) => string.CompareOrdinal(Type, other?.Type) switch
    {
        0 => string.CompareOrdinal(Text, other?.Text),
        var byType => byType,
    };

    public sealed override string ToString() => Text;
}
