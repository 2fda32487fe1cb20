using IamEngine.Decide;
using IamEngine.Model;
using Review.Render;
using Review.Report;

namespace Review.Diff.Access;

/// <summary>A user or role of the stack, with the policies that it holds.</summary>
/// <param name="Name">As a reader is told: <c>role infra-dev-upload</c>.</param>
internal sealed record Holder(string Name, Arn Arn, Seq<NamedPolicy<IdentityPolicy>> Identity, Seq<NamedPolicy<IdentityPolicy>> Boundary)
{
    public Principal Principal => Arn.ResourceType == "user" ? new Principal.User(Arn) : new Principal.Role(Arn);

    /// <summary>Said of a request: it is this user or role that asks.</summary>
    public ConditionBlock IsAsking => ConditionBlock.Of(
        new Condition(ConditionOperator.ArnEquals, new("aws:PrincipalArn"), [Arn.ToString()]),
        new Condition(ConditionOperator.StringEquals, new("aws:PrincipalType"), [Arn.ResourceType == "user" ? "User" : "AssumedRole"]));

    /// <summary>The same name without any policy: whom the other side of a comparison does not know.</summary>
    public Holder WithNothing() => this with { Identity = [], Boundary = [] };
}

/// <summary>A bucket, key, role or endpoint of the stack, with the policy of its own that guards it, if it has one.</summary>
internal sealed record Guarded(string Urn, string Type, string Name, Arn Arn, PolicyOfResource? Policy)
{
    /// <summary>What its policy speaks about; nothing else is asked of it.</summary>
    public string Service => Type switch
    {
        "aws:s3/bucket:Bucket" => "s3",
        "aws:kms/key:Key" => "kms",
        _ => "sts",
    };

    public ResourcePattern[] Patterns => Service == "s3" ? [Arn, new($"{Arn}/*")] : [Arn];
}

/// <summary>Who is in the account as a stack makes it, and what is guarded there.</summary>
internal sealed class Estate
{
    private const string User = "aws:iam/user:User", Role = "aws:iam/role:Role", Endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";

    private readonly ReviewReport report;

    public Estate(ReviewReport report)
    {
        this.report = report;
        Holders = [.. Of(User, Role).Select(Holder)];
        Guarded = [.. Of("aws:s3/bucket:Bucket", "aws:kms/key:Key", Role).Select(Guard)];
        Endpoints = [.. Of(Endpoint).Select(Guard)];
        Unread = [.. report.Documents.Where(document => document.Document is null)];
    }

    public IReadOnlyList<Holder> Holders { get; }

    public IReadOnlyList<Guarded> Guarded { get; }

    public IReadOnlyList<Guarded> Endpoints { get; }

    /// <summary>Documents that are no policies as AWS takes them: nothing can be said of what they allow.</summary>
    public IReadOnlyList<ReportedDocument> Unread { get; }

    /// <summary>The account that the report assumes; null where nothing in it tells.</summary>
    public AccountId? Account => report.Resources.Select(resource => resource.Text("arn")).OfType<string>()
        .Select(arn => arn.Split(':') is [_, _, _, _, var account, ..] && AccountId.IsAccountId(account) ? AccountId.Of(account) : null)
        .FirstOrDefault(account => account is not null);

    private Holder Holder(ReportedResource resource)
    {
        var arn = Arn.Of(resource.Text("arn")!);
        return new($"{arn.ResourceType} {arn.LastName}", arn, Held(resource, DocumentKind.Identity), Held(resource, DocumentKind.Boundary));
    }

    private Guarded Guard(ReportedResource resource)
    {
        var arn = Arn.Of(resource.Text("arn")!);
        var name = resource.Type switch
        {
            Role => $"role {arn.LastName}",
            "aws:s3/bucket:Bucket" => $"bucket {arn.Resource}",
            "aws:kms/key:Key" => $"key {resource.Name}",
            _ => $"endpoint {resource.Name}",
        };
        return new(resource.Urn, resource.Type, name, arn, PolicyOf(resource));
    }

    private PolicyOfResource? PolicyOf(ReportedResource resource)
    {
        var document = report.Documents.FirstOrDefault(document =>
            document.Kind is DocumentKind.Resource or DocumentKind.Trust or DocumentKind.Endpoint && document.AttachedTo.Contains(resource.Urn));
        return (resource.Type, document?.Document) switch
        {
            (_, TrustPolicy trust) => new PolicyOfResource.Trust(Phrases.NameOf(document!.Urn), trust),
            ("aws:kms/key:Key", ResourcePolicy policy) => new PolicyOfResource.Key(Phrases.NameOf(document!.Urn), policy),
            (_, ResourcePolicy policy) => new PolicyOfResource.Plain(Phrases.NameOf(document!.Urn), policy),
            _ => null,
        };
    }

    private Seq<NamedPolicy<IdentityPolicy>> Held(ReportedResource holder, DocumentKind kind) => report.Documents
        .Where(document => document.Kind == kind && document.Document is IdentityPolicy && document.AttachedTo.Contains(holder.Urn))
        .Select(document => new NamedPolicy<IdentityPolicy>(Phrases.NameOf(document.Urn), (IdentityPolicy)document.Document!))
        .ToSeq();

    private IEnumerable<ReportedResource> Of(params string[] types) =>
        report.Resources.Where(resource => types.Contains(resource.Type) && resource.Text("arn") is { } arn && Arn.Ask(arn) is Answer<Arn>.Yes);
}
