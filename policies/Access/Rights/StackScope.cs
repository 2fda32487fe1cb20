using IamEngine.Model;

namespace Policies.Access.Rights;

/// <summary>
/// A stack, identified in deploy policies by the name prefix of its resources, or, if AWS generates the name, by the tags that
/// every resource of the stack has.
/// </summary>
/// <param name="Project">The value of the tag <c>project</c>.</param>
/// <param name="Stack">The value of the tag <c>stack</c>.</param>
/// <param name="Prefix">The prefix of the stack's names: <c>infra-dev-</c>.</param>
/// <param name="LogGroups">The prefix of its log groups: <c>/infra/dev/</c>.</param>
/// <param name="Bucket">The state bucket's name if the settings give it one without the stack's prefix; otherwise null.</param>
public sealed record StackScope(
    AccountId Account, Region Region, string Project, string Stack, string Prefix, string LogGroups, BucketName? Bucket = null)
{
    /// <summary>
    /// The path of the deploying roles and policies: <c>/ci/</c>. The pattern of the stack's own identities,
    /// <c>role/infra-dev-*</c>, does not match <c>role/ci/infra-dev-deploy</c>.
    /// </summary>
    public const string CiPath = "/ci/";

    /// <summary>The owners of the images that the deploy role may start: <c>amazon</c>, or account ids.</summary>
    public Seq<string> ImageOwners { get; init; } = ["amazon"];

    /// <summary>The stack's VPC; null if the stack has none.</summary>
    public Arn? Vpc { get; init; }

    /// <summary>The stack's VPC.</summary>
    /// <exception cref="InvalidOperationException">The stack has no VPC, so nothing of it is in one.</exception>
    public Arn Network => Vpc ?? throw new InvalidOperationException("the scope names no VPC, so no instance can start in it");

    /// <summary>The ARN pattern of all images; it contains no account.</summary>
    public ResourcePattern Image => new($"arn:{Region.Partition}:ec2:{Region}::image/*");

    /// <summary>
    /// A VPC and subnets that the stack uses and does not declare, so they lack its tags. Their account can be another one, which
    /// shares them. Default: none.
    /// </summary>
    public Seq<string> ExistingNetwork { get; init; } = [];

    /// <summary>The ARN patterns of <see cref="ExistingNetwork"/>: <c>arn:aws:ec2:us-east-1:*:vpc/vpc-1a2b3c4d</c>.</summary>
    public IEnumerable<ResourcePattern> ExistingParts =>
        ExistingNetwork.Select(part => new ResourcePattern($"arn:{Region.Partition}:ec2:{Region}:*:{part}"));

    /// <summary>The permissions boundary of every user and role of the stack.</summary>
    public Arn WorkloadBoundary => Iam($"policy{CiPath}{Prefix}workload-boundary");

    /// <summary>The identity provider of GitHub Actions tokens. An account can have only one.</summary>
    public Arn GitHub => Iam($"oidc-provider/{GitHubToken.Issuer}");

    public ResourcePattern Ec2(string resource) => new($"arn:{Region.Partition}:ec2:{Region}:{Account}:{resource}");

    public ResourcePattern Regional(string service, string resource) =>
        new($"arn:{Region.Partition}:{service}:{Region}:{Account}:{resource}");

    /// <summary>The resource part of an IAM ARN, <c>KIND/NAME</c>; the name may be a pattern.</summary>
    public Arn Iam(string resource) => new(Region.Partition, "iam", "", Account.Value, resource);

    /// <summary>
    /// The ARN pattern of the stack's own identities of a type: <c>arn:aws:iam::123456789012:role/infra-dev-*</c>.
    /// </summary>
    public ResourcePattern Own(string kind) => Iam($"{kind}/{Prefix}*");

    /// <summary>
    /// The ARN pattern of the identities that deploy this stack: <c>arn:aws:iam::123456789012:role/ci/infra-dev-*</c>.
    /// </summary>
    public ResourcePattern Ci(string kind) => Iam($"{kind}{CiPath}{Prefix}*");

    /// <summary>The ARN pattern of the stack's buckets and their objects: <c>arn:aws:s3:::infra-dev-*</c>.</summary>
    public IEnumerable<ResourcePattern> Buckets => NamedBucket is { } named ? [Named, named] : [Named];

    /// <summary>The stack's buckets and their objects, including a bucket with a name from the settings.</summary>
    public IEnumerable<ResourcePattern> BucketsAndObjects =>
        NamedBucket is { } named ? [Named, named, new($"{named}/*")] : [Named];

    private ResourcePattern Named => new($"arn:{Region.Partition}:s3:::{Prefix.ToLowerInvariant()}*");

    private ResourcePattern? NamedBucket =>
        Bucket is { } given && !given.Value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        ? new($"arn:{Region.Partition}:s3:::{given}")
        : null;

    /// <summary>The service principal of an AWS service: <c>ec2.amazonaws.com</c>.</summary>
    public string Service(string name) =>
        $"{name}.{(Region.Partition == "aws-cn" && name is "ec2" or "elasticmapreduce" ? Region.DnsSuffix : "amazonaws.com")}";
}
