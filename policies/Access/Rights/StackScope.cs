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
/// <param name="Bucket">The state bucket's name where the settings give it one that has not the prefix.</param>
public sealed record StackScope(
    AccountId Account, Region Region, string Project, string Stack, string Prefix, string LogGroups, BucketName? Bucket = null)
{
    /// <summary>
    /// The path of the roles and policies that deploy the stack: <c>/ci/</c>. What the stack's own identities are named by,
    /// <c>role/infra-dev-*</c>, does not match <c>role/ci/infra-dev-deploy</c>.
    /// </summary>
    public const string CiPath = "/ci/";

    /// <summary>The permissions boundary of every user and role of the stack.</summary>
    public Arn WorkloadBoundary => Iam($"policy{CiPath}{Prefix}workload-boundary");

    /// <summary>The identity provider that tokens of GitHub Actions come from. An account can hold one.</summary>
    public Arn GitHub => Iam($"oidc-provider/{GitHubToken.Issuer}");

    public ResourcePattern Ec2(string resource) => new($"arn:{Region.Partition}:ec2:{Region}:{Account}:{resource}");

    public ResourcePattern Regional(string service, string resource) =>
        new($"arn:{Region.Partition}:{service}:{Region}:{Account}:{resource}");

    /// <summary>What IAM calls <c>KIND/NAME</c>, where the name may be a pattern.</summary>
    public Arn Iam(string resource) => new(Region.Partition, "iam", "", Account.Value, resource);

    /// <summary>The stack's own identities of a kind: <c>arn:aws:iam::123456789012:role/infra-dev-*</c>.</summary>
    public ResourcePattern Own(string kind) => Iam($"{kind}/{Prefix}*");

    /// <summary>The identities that deploy this stack: <c>arn:aws:iam::123456789012:role/ci/infra-dev-*</c>.</summary>
    public ResourcePattern Ci(string kind) => Iam($"{kind}{CiPath}{Prefix}*");

    /// <summary>The stack's buckets: <c>arn:aws:s3:::infra-dev-*</c>, which is also what is in them.</summary>
    public IEnumerable<ResourcePattern> Buckets => NamedBucket is { } named ? [Named, named] : [Named];

    /// <summary>The stack's buckets and what is in them, a bucket with a name of its own included.</summary>
    public IEnumerable<ResourcePattern> BucketsAndObjects =>
        NamedBucket is { } named ? [Named, named, new($"{named}/*")] : [Named];

    private ResourcePattern Named => new($"arn:{Region.Partition}:s3:::{Prefix.ToLowerInvariant()}*");

    private ResourcePattern? NamedBucket =>
        Bucket is { } given && !given.Value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        ? new($"arn:{Region.Partition}:s3:::{given}")
        : null;

    /// <summary>The name by which EC2 and others know a service of AWS: <c>ec2.amazonaws.com</c>.</summary>
    public string Service(string name) =>
        $"{name}.{(Region.Partition == "aws-cn" && name is "ec2" or "elasticmapreduce" ? Region.DnsSuffix : "amazonaws.com")}";
}
