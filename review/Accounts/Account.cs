using System.Text.Json.Nodes;
using IamEngine.Decide;
using IamEngine.Decide.Explain;
using IamEngine.Model;
using IamEngine.Requests;
using Review.Report;

namespace Review.Accounts;

/// <summary>A resource of the stack and its own policy, which everybody who comes to it must pass.</summary>
public sealed record Guarded(Arn Arn, PolicyOfResource Policy)
{
    /// <summary>The resource and, of a bucket, its objects.</summary>
    public ResourcePattern[] Everything => Arn.Service == "s3" ? [Arn, new($"{Arn}/*")] : [Arn];
}

/// <summary>
/// The account as the stack makes it: who is there, which policies each holds, and which policy guards each resource. It knows nothing of
/// what else is in the account; a policy from outside the stack can add to what is decided here.
/// </summary>
public sealed class Account
{
    private readonly ReviewReport report;

    private Account(ReviewReport report)
    {
        this.report = report;
        Users = [.. Of("aws:iam/user:User").Select(user => ActorFor(user, arn => new Caller.User(arn)))];
        Roles = [.. Of("aws:iam/role:Role").Select(role => ActorFor(role, arn => new Caller.RoleSession(arn, arn.Session("session"))))];
        Services = [.. Documents(DocumentKind.Trust).SelectMany(trust => trust.Document!.AllStatements)
            .SelectMany(statement => statement.Principal.Principals.OfType<Principal.Service>())
            .Select(service => service.Name).Distinct().Order(StringComparer.Ordinal).Select(Actor.Service)];
    }

    /// <summary>The account that a report shows.</summary>
    public static Account Of(ReviewReport report) => new(report);

    public IReadOnlyList<Actor> Users { get; }

    /// <summary>A session of each role.</summary>
    public IReadOnlyList<Actor> Roles { get; }

    /// <summary>The AWS services that some role trusts.</summary>
    public IReadOnlyList<Actor> Services { get; }

    public string Partition => Arn.Of(report.Resources.Select(resource => resource.Text("arn")).OfType<string>().First()).Partition;

    public AccountId Id => AccountId.Of(Users[0].Caller.Account!.Value);

    /// <summary>A user by its physical name, or by what stands behind the stack's name in it: <c>uploader</c>.</summary>
    public Actor User(string name) => Named(Users, name);

    /// <summary>A session of a role, found by name like a user.</summary>
    public Actor Role(string name) => Named(Roles, name);

    /// <summary>The ARNs of the resources of a type, in the order in which they are declared.</summary>
    public IEnumerable<Arn> Arns(string type) => Of(type).Select(resource => Arn.Of(resource.Text("arn")!));

    /// <summary>The buckets, keys and roles with their own policies, in the order in which they are declared.</summary>
    public IEnumerable<Guarded> Guarded =>
        from resource in report.Resources
        let policy = PolicyOf(resource)
        where policy is not null && resource.Text("arn") is not null
        select new Guarded(Arn.Of(resource.Text("arn")!), policy);

    /// <summary>What is decided by when somebody asks for something that this policy guards; null where nothing does.</summary>
    public static PolicySet Around(Actor actor, PolicyOfResource? policy) =>
        new() { Identity = actor.Identity, Boundary = actor.Boundary, Resource = policy };

    public Decision Decide(Actor actor, string action, string resource, RequestContext context) =>
        EvaluatorFor(actor, action, resource).Explain(new(actor.Caller, action, resource, Id, WithTagsOf(resource, context)));

    /// <summary>
    /// What AWS knows of a resource itself. Not of a bucket: its tags count only where that is switched on for the bucket.
    /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/buckets-tagging-enable-abac.html
    /// </summary>
    private RequestContext WithTagsOf(string resource, RequestContext context)
    {
        var tags = HolderOf(resource) is { Type: not "aws:s3/bucket:Bucket" } holder ? holder.Inputs["tags"] as JsonObject : null;
        return (tags ?? []).Aggregate(context, (known, tag) => known.Find($"aws:ResourceTag/{tag.Key}") is null
            ? known.With($"aws:ResourceTag/{tag.Key}", ContextValue.One(tag.Value!.ToString()))
            : known);
    }

    private readonly Dictionary<(Actor, PolicyOfResource?), Evaluator> evaluators = [];

    // Rows of a table share an actor and a policy, so these are made ready once for each pair.
    private Evaluator EvaluatorFor(Actor actor, string action, string resource)
    {
        var policy = PolicyOf(HolderOf(resource));
        // A trust policy speaks of becoming the role; passing or changing it is for identity policies alone.
        var asked = policy is PolicyOfResource.Trust && !action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase) ? null : policy;
        if (!evaluators.TryGetValue((actor, asked), out var evaluator))
        {
            evaluators[(actor, asked)] = evaluator = Evaluator.For(Around(actor, asked));
        }

        return evaluator;
    }

    /// <summary>The declared resource that an ARN means: itself, or the bucket that an object lies in.</summary>
    private ReportedResource? HolderOf(string arn) =>
        report.Resources.FirstOrDefault(resource => resource.Text("arn") is { } own && (arn == own || (resource.Type == "aws:s3/bucket:Bucket" && arn.StartsWith($"{own}/", StringComparison.Ordinal))));

    private PolicyOfResource? PolicyOf(ReportedResource? holder)
    {
        var document = report.Documents.FirstOrDefault(document =>
            document.Kind is DocumentKind.Resource or DocumentKind.Trust && holder is not null && document.AttachedTo.Contains(holder.Urn));
        return (holder?.Type, document?.Document) switch
        {
            ("aws:iam/role:Role", TrustPolicy trust) => new PolicyOfResource.Trust(NameOf(document!), trust),
            ("aws:kms/key:Key", ResourcePolicy policy) => new PolicyOfResource.Key(NameOf(document!), policy),
            (_, ResourcePolicy policy) => new PolicyOfResource.Plain(NameOf(document!), policy),
            _ => null,
        };
    }

    private Actor ActorFor(ReportedResource resource, Func<Arn, Caller> caller) => new(
        resource.Text("name")!,
        caller(Arn.Of(resource.Text("arn")!)),
        Held(resource, DocumentKind.Identity),
        Held(resource, DocumentKind.Boundary));

    private Seq<NamedPolicy<IdentityPolicy>> Held(ReportedResource holder, DocumentKind kind) => Documents(kind)
        .Where(document => document.AttachedTo.Contains(holder.Urn))
        .Select(document => new NamedPolicy<IdentityPolicy>(NameOf(document), (IdentityPolicy)document.Document!))
        .ToSeq();

    private IEnumerable<ReportedDocument> Documents(DocumentKind kind) =>
        report.Documents.Where(document => document.Kind == kind && document.Document is not null);

    private IEnumerable<ReportedResource> Of(string type) => report.Resources.Where(resource => resource.Type == type);

    private static Actor Named(IReadOnlyList<Actor> actors, string name) =>
        actors.FirstOrDefault(actor => actor.Name == name) ?? actors.FirstOrDefault(
            actor => actor.Name.EndsWith($"-{name}", StringComparison.Ordinal))
        ?? throw new ArgumentException($"the stack has no `{name}`; it has {string.Join(", ", actors.Select(actor => actor.Name))}");

    private static string NameOf(ReportedDocument document) => document.Urn[(document.Urn.LastIndexOf(':') + 1)..];
}
