using IamEngine.Decide;
using IamEngine.Decide.Explain;
using IamEngine.Model;
using IamEngine.Requests;

namespace Review.Model.Accounts;

/// <summary>
/// The account as the stack declares it: its principals with their policies, and its resources with theirs. A policy outside the
/// stack can grant more; the model does not contain it.
/// </summary>
public sealed class AccountModel
{
    private readonly ReviewReport report;
    private readonly Dictionary<string, ProtectedResource> holders = [];
    private readonly Dictionary<string, ReportedResource> tagged = [];
    // By reference: to compute the hash of a principal reads all its policies.
    private readonly Dictionary<StackPrincipal, Dictionary<object, Evaluator>> evaluators =
        new(ReferenceEqualityComparer.Instance);

    private AccountModel(ReviewReport report)
    {
        this.report = report;
        Users = [.. WithArn(ResourceTypes.User).Select(user => Principal(user.Resource, new Caller.User(user.Arn)))];
        Roles = [.. WithArn(ResourceTypes.Role)
            .Select(role => Principal(role.Resource, new Caller.RoleSession(role.Arn, role.Arn.Session("session"))))];
        var letting = Readable(DocumentKind.Trust).Concat(Readable(DocumentKind.Resource))
            .SelectMany(document => document.Document!.AllStatements)
            .Where(statement => statement.Effect == Effect.Allow).ToArray();
        Services = [
            .. letting.SelectMany(statement => statement.Principal.Principals).OfType<Principal.Service>()
                .Select(service => service.Name).Distinct().Order(StringComparer.Ordinal).Select(StackPrincipal.Service)];
        Resources = [
            .. WithArn(ResourceTypes.Bucket, ResourceTypes.Key, ResourceTypes.Role, ResourceTypes.Secret)
            .Select(found => Protected(found.Resource, found.Arn))];
        Endpoints = [.. WithArn(ResourceTypes.VpcEndpoint).Select(found => Protected(found.Resource, found.Arn))];
        Principals = [.. WithArn(ResourceTypes.User, ResourceTypes.Role)
            .Select(found => Users.Concat(Roles).First(principal => principal.Arn == found.Arn))];
        foreach (var resource in Resources)
        {
            holders.TryAdd(resource.Arn.ToString(), resource);
        }

        // A bucket's tags count only if the bucket enables them.
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/buckets-tagging-enable-abac.html
        foreach (var resource in report.Resources.Where(resource => resource.Type != ResourceTypes.Bucket))
        {
            if (resource.Text("arn") is { } arn)
            {
                tagged.TryAdd(arn, resource);
            }
        }

        KnownId = report.Resources.Select(resource => resource.Text("arn")?.Split(':')).Select(
            arn => arn is [_, _, _, _, var id, ..] && AccountId.IsAccountId(id) ? AccountId.Of(id) : null)
                .FirstOrDefault(id => id is not null);
        Colleagues =
        [
            .. letting.SelectMany(statement => statement.Principal.Principals)
                .Select(principal => StackPrincipal.Colleague(principal, KnownId)).OfType<StackPrincipal>()
                .Where(colleague => !Users.Concat(Roles).Any(declared => declared.Arn == colleague.Arn))
                .DistinctBy(colleague => colleague.Arn),
        ];
        Outsiders = [
            .. letting.SelectMany(statement => statement.Principal.Principals
                .SelectMany(principal => StackPrincipal.Outsiders(principal, statement.Condition, KnownId)))
            .Concat(Colleagues)
            .DistinctBy(outsider => outsider.Name)
            .OrderBy(outsider => outsider.Name, StringComparer.Ordinal)];
    }

    /// <summary>The account of a report.</summary>
    public static AccountModel Of(ReviewReport report) => new(report);

    public IReadOnlyList<StackPrincipal> Users { get; }

    /// <summary>A session of each role.</summary>
    public IReadOnlyList<StackPrincipal> Roles { get; }

    /// <summary>Every user and role, in the order in which they are declared.</summary>
    public IReadOnlyList<StackPrincipal> Principals { get; }

    /// <summary>The AWS services that a trust policy or a resource policy names.</summary>
    public IReadOnlyList<StackPrincipal> Services { get; }

    /// <summary>
    /// The users and roles of the account that the stack does not declare and a trust policy or a resource policy names.
    /// </summary>
    public IReadOnlyList<StackPrincipal> Colleagues { get; }

    /// <summary>
    /// Other accounts, their users and roles, identity providers, and users and roles of the account that the stack does not
    /// declare, if a trust policy or a resource policy names them.
    /// </summary>
    public IReadOnlyList<StackPrincipal> Outsiders { get; }

    /// <summary>
    /// The buckets, keys, secrets and roles in order of declaration, with or without a resource policy.
    /// </summary>
    public IReadOnlyList<ProtectedResource> Resources { get; }

    /// <summary>The VPC endpoints.</summary>
    public IReadOnlyList<ProtectedResource> Endpoints { get; }

    /// <summary>Documents that are not valid policies, so that their grants are unknown.</summary>
    public IEnumerable<ReportedDocument> Unread => report.Documents.Where(document => document.Document is null);

    /// <summary>The account's id; null if no ARN of the report has one.</summary>
    public AccountId? KnownId { get; }

    public AccountId Id => KnownId ?? throw new InvalidOperationException("no ARN of the report names an account");

    public string Partition =>
        Arn.Of(report.Resources.Select(resource => resource.Text("arn")).OfType<string>().First()).Partition;

    /// <summary>A user by its name in AWS, or by that name without the stack's prefix: <c>uploader</c>.</summary>
    public StackPrincipal User(string name) => Named(Users, name);

    /// <summary>A session of a role, by the role's name as for a user.</summary>
    public StackPrincipal Role(string name) => Named(Roles, name);

    /// <summary>The ARNs of the resources of a type, in the order in which they are declared.</summary>
    public IEnumerable<Arn> Arns(string type) => WithArn(type).Select(found => found.Arn);

    /// <summary>The resource policy; null if it has none.</summary>
    public PolicyOfResource? PolicyOf(Arn arn) => holders.GetValueOrDefault(arn.ToString())?.Policy;

    public Decision Decide(StackPrincipal principal, string action, string resource, RequestContext context)
    {
        var holder = HolderOf(resource);
        // A trust policy controls only assuming the role; identity policies control passing and changing it.
        var policy = holder?.Policy is PolicyOfResource.Trust && !action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase)
            ? null : holder?.Policy;
        return EvaluatorFor(principal, policy).Explain(
            new(principal.Caller, action, resource, Id, WithTagsOf(resource, context)));
    }

    // Rows of a table share a principal and a policy, so each pair is prepared once.
    private Evaluator EvaluatorFor(StackPrincipal principal, PolicyOfResource? policy)
    {
        if (!evaluators.TryGetValue(principal, out var ofPrincipal))
        {
            evaluators[principal] = ofPrincipal = new(ReferenceEqualityComparer.Instance);
        }

        if (!ofPrincipal.TryGetValue((object?)policy ?? this, out var evaluator))
        {
            ofPrincipal[(object?)policy ?? this] = evaluator = Evaluator.For(principal.PoliciesFor(policy));
        }

        return evaluator;
    }

    private RequestContext WithTagsOf(string resource, RequestContext context) =>
        tagged.TryGetValue(resource, out var declared)
            ? context.WithDefaults(
                declared.Tags.Select(tag => KeyValuePair.Create($"aws:ResourceTag/{tag.Key}", ContextValue.One(tag.Value))))
            : context;

    /// <summary>The resource of an ARN; for an object, its bucket.</summary>
    private ProtectedResource? HolderOf(string arn) =>
        holders.GetValueOrDefault(arn)
        ?? (arn.IndexOf('/', StringComparison.Ordinal) is var slash and > 0
            && holders.GetValueOrDefault(arn[..slash]) is { Service: "s3" } bucket ? bucket : null);

    private ProtectedResource Protected(ReportedResource resource, Arn arn) => new(
        resource.Urn,
        resource.Type,
        resource.Type switch
        {
            ResourceTypes.Role => $"role {arn.LastName}",
            ResourceTypes.Bucket => $"bucket {arn.Resource}",
            ResourceTypes.Key => $"key {resource.Name}",
            ResourceTypes.Secret => $"secret {resource.Name}",
            _ => $"endpoint {resource.Name}",
        },
        arn,
        PolicyOf(resource));

    private PolicyOfResource? PolicyOf(ReportedResource resource)
    {
        var document = report.Documents.FirstOrDefault(document =>
            document.Kind is DocumentKind.Resource or DocumentKind.Trust or DocumentKind.Endpoint
                && document.AttachedTo.Contains(resource.Urn));
        return (resource.Type, document?.Document) switch
        {
            (_, TrustPolicy trust) => new PolicyOfResource.Trust(document.Name, trust),
            (ResourceTypes.Key, ResourcePolicy policy) => new PolicyOfResource.Key(document.Name, policy),
            (_, ResourcePolicy policy) => new PolicyOfResource.Plain(document.Name, policy),
            _ => null,
        };
    }

    private StackPrincipal Principal(ReportedResource resource, Caller caller) => new(
        resource.Text("name")
            ?? resource.Name, caller, Held(resource, DocumentKind.Identity), Held(resource, DocumentKind.Boundary));

    private Seq<NamedPolicy<IdentityPolicy>> Held(ReportedResource holder, DocumentKind kind) => Readable(kind)
        .Where(document => document.Document is IdentityPolicy && document.AttachedTo.Contains(holder.Urn))
        .Select(document => new NamedPolicy<IdentityPolicy>(document.Name, (IdentityPolicy)document.Document!))
        .ToSeq();

    private IEnumerable<ReportedDocument> Readable(DocumentKind kind) =>
        report.Documents.Where(document => document.Kind == kind && document.Document is not null);

    private IEnumerable<(ReportedResource Resource, Arn Arn)> WithArn(params string[] types) =>
        from resource in report.Resources.Of(types)
        let arn = resource.Text("arn") is { } text && Arn.Ask(text) is Answer<Arn>.Yes yes ? yes.Value : null
        // A secret name or path hides parts of the ARN.
        where arn is not null && !(arn.Service == "iam" && arn.ResourceType is not ("user" or "role"))
        select (resource, arn);

    private static StackPrincipal Named(IReadOnlyList<StackPrincipal> principals, string name) =>
        principals.FirstOrDefault(principal => principal.Name == name)
        ?? principals.FirstOrDefault(principal => principal.Name.EndsWith($"-{name}", StringComparison.Ordinal))
        ?? throw new ArgumentException(
            $"the stack has no `{name}`; it has {string.Join(", ", principals.Select(principal => principal.Name))}");
}
