namespace IamEngine.Model;

/// <summary>
/// An Amazon Resource Name, <c>arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE</c>. Region and account may be empty, and the
/// resource may contain colons and slashes. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
/// </summary>
public sealed record Arn(string Partition, string Service, string Region, string Account, string Resource) : IComparable<Arn>
{
    public static Answer<Arn> Ask(string text)
    {
        var parts = text.Split(':', 6);
        return parts is [
            "arn", { Length: > 0 } partition, { Length: > 0 } service, var region, var account, { Length: > 0 } resource]
            ? new Answer<Arn>.Yes(new Arn(partition, service, region, account, resource))
            : new Answer<Arn>.No([$"`{text}` is not an ARN: it has six parts, arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE"]);
    }

    public static Arn Of(string text) => Ask(text).OrThrow();

    public static Arn IamUser(string partition, AccountId account, string name) =>
        new(partition, "iam", "", account.Value, $"user/{name}");

    public static Arn IamRole(string partition, AccountId account, string name) =>
        new(partition, "iam", "", account.Value, $"role/{name}");

    /// <summary>
    /// The ARN of a session of the role: <c>arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION</c>, without the role's path.
    /// </summary>
    public Arn Session(string sessionName) => this is { Service: "iam", ResourceType: "role" }
        ? new(Partition, "sts", "", Account, $"assumed-role/{LastName}/{sessionName}")
        : throw new ArgumentException($"`{this}` is not a role, so it has no sessions");

    /// <summary>
    /// The part before the first slash or colon of the resource: <c>role</c> in <c>role/upload</c>; empty if there is none.
    /// </summary>
    public string ResourceType => Resource.AsSpan().IndexOfAny('/', ':') is var at and >= 0 ? Resource[..at] : "";

    /// <summary>The part after the last slash: the name without its path.</summary>
    public string LastName => Resource[(Resource.LastIndexOf('/') + 1)..];

    public int CompareTo(Arn? other) => string.CompareOrdinal(ToString(), other?.ToString());

    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";
}
