using IamEngine.Model;

namespace IamEngine.Vocabulary;

/// <summary>
/// Condition keys that every service supplies.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
/// </summary>
public static class Aws
{
    /// <summary>Whether the request came over TLS.</summary>
    public static BoolKey SecureTransport { get; } = new("aws:SecureTransport");

    /// <summary>The caller's address; missing when the request comes through a VPC endpoint, and never a private one.</summary>
    public static IpAddressKey SourceIp { get; } = new("aws:SourceIp");

    /// <summary>Whether the caller's temporary credentials were got with MFA; missing for plain access keys.</summary>
    public static BoolKey MultiFactorAuthPresent { get; } = new("aws:MultiFactorAuthPresent");

    /// <summary>Seconds since the caller entered its MFA code; missing without one.</summary>
    public static NumericKey MultiFactorAuthAge { get; } = new("aws:MultiFactorAuthAge");

    /// <summary>The IAM user's name; only for users.</summary>
    public static StringKey Username { get; } = new("aws:username");

    /// <summary>The caller's ARN; for a role's session, the role's.</summary>
    public static ArnKey PrincipalArn { get; } = new("aws:PrincipalArn");

    /// <summary>The caller's account; missing for AWS services and anonymous callers.</summary>
    public static StringKey PrincipalAccount { get; } = new("aws:PrincipalAccount");

    /// <summary>Whether the caller is an AWS service acting on its own.</summary>
    public static BoolKey PrincipalIsAwsService { get; } = new("aws:PrincipalIsAWSService");

    /// <summary>The account that owns the resource.</summary>
    public static StringKey ResourceAccount { get; } = new("aws:ResourceAccount");

    /// <summary>For calls between services: the account for which the service acts.</summary>
    public static StringKey SourceAccount { get; } = new("aws:SourceAccount");

    /// <summary>For calls between services: the resource for which the service acts.</summary>
    public static ArnKey SourceArn { get; } = new("aws:SourceArn");

    /// <summary>The names of the tags that the request carries.</summary>
    public static MultiStringKey TagKeys { get; } = new("aws:TagKeys");

    /// <summary>The value of one tag that the request carries.</summary>
    public static StringKey RequestTag(string tag) => new($"aws:RequestTag/{tag}");

    /// <summary>The value of one tag on the resource.</summary>
    public static StringKey ResourceTag(string tag) => new($"aws:ResourceTag/{tag}");
}
