namespace IamEngine.Model;

/// <summary>A statement's actions: <c>Action</c> or <c>NotAction</c>, never both.</summary>
public abstract record ActionElement
{
    private ActionElement(SortedValues<ActionPattern> patterns) => Patterns = patterns;

    public SortedValues<ActionPattern> Patterns { get; }

    /// <summary>The actions that match: <c>"Action": ["s3:GetObject"]</c>.</summary>
    public sealed record Action(SortedValues<ActionPattern> Patterns) : ActionElement(Patterns);

    /// <summary>Every action except those that match: <c>"NotAction": ["iam:*"]</c>.</summary>
    public sealed record NotAction(SortedValues<ActionPattern> Patterns) : ActionElement(Patterns);
}

/// <summary>A statement's resources: <c>Resource</c> or <c>NotResource</c>, or neither if the document's kind has none.</summary>
public abstract record ResourceElement
{
    private ResourceElement(SortedValues<ResourcePattern> patterns) => Patterns = patterns;

    public SortedValues<ResourcePattern> Patterns { get; }

    /// <summary>The resources that match: <c>"Resource": "arn:aws:s3:::example/*"</c>.</summary>
    public sealed record Resource(SortedValues<ResourcePattern> Patterns) : ResourceElement(Patterns);

    /// <summary>Every resource except those that match: <c>"NotResource": "arn:aws:s3:::example/*"</c>.</summary>
    public sealed record NotResource(SortedValues<ResourcePattern> Patterns) : ResourceElement(Patterns);

    /// <summary>No such element: the resource is the one that the document is attached to, as in a trust policy.</summary>
    public sealed record Attached() : ResourceElement(default(SortedValues<ResourcePattern>));
}

/// <summary>
/// A statement's principals: <c>Principal</c> or <c>NotPrincipal</c>, or neither if the document's kind has none.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
/// </summary>
public abstract record PrincipalElement
{
    private PrincipalElement(SortedValues<Model.Principal> principals) => Principals = principals;

    public SortedValues<Model.Principal> Principals { get; }

    /// <summary>All principals, including anonymous callers: <c>"Principal": "*"</c>.</summary>
    public sealed record Everyone() : PrincipalElement(default(SortedValues<Model.Principal>));

    /// <summary>The listed principals: <c>"Principal": {"AWS": "arn:aws:iam::123456789012:role/upload"}</c>.</summary>
    public sealed record Principal(SortedValues<Model.Principal> Principals) : PrincipalElement(Principals);

    /// <summary>All principals except the listed ones: <c>"NotPrincipal": {"AWS": "..."}</c>.</summary>
    public sealed record NotPrincipal(SortedValues<Model.Principal> Principals) : PrincipalElement(Principals);

    /// <summary>No principal: <c>"NotPrincipal": "*"</c>.</summary>
    public sealed record NotEveryone() : PrincipalElement(default(SortedValues<Model.Principal>));

    /// <summary>
    /// No such element: an identity policy applies to the identity that it is attached to; in a resource policy, the statement
    /// matches no principal.
    /// </summary>
    public sealed record Unstated() : PrincipalElement(default(SortedValues<Model.Principal>));
}
