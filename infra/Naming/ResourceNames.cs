using System.Security.Cryptography;
using System.Text;

namespace Infra.Naming;

/// <summary>
/// The names of a stack's resources: <c>infra-dev-PURPOSE</c>, within the length and characters that AWS allows for the resource
/// type. A prefix or name that is too long is cut and ends in eight hex digits of its hash, so that different names stay
/// different.
/// </summary>
public sealed class ResourceNames(string project, string stack)
{
    private const int DigestLength = 8;

    /// <summary>
    /// Leaves 24 characters for the purpose of a role and 14 for that of a bucket. Policies match the names by their prefix.
    /// </summary>
    private const int LongestPrefix = 40;

    /// <summary>The prefix of every name: <c>infra-dev-</c>.</summary>
    public string Prefix => $"{Cut($"{Clean(project)}-{Clean(stack)}", LongestPrefix - 1)}-";

    /// <summary>The prefix of the log groups' names: <c>/infra/dev/</c>.</summary>
    public string LogGroupPrefix => $"/{Clean(project)}/{Clean(stack)}/";

    /// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html</summary>
    public string User(string purpose) => Fit(purpose, 64);

    public string Role(string purpose) => Fit(purpose, 64);

    public string Policy(string purpose) => Fit(purpose, 128);

    public string InstanceProfile(string purpose) => Fit(purpose, 128);

    public string SecurityGroup(string purpose) => Fit(purpose, 255);

    public string KeyPair(string purpose) => Fit(purpose, 255);

    /// <summary>The name of a KMS alias, which begins with <c>alias/</c> but must not begin with <c>alias/aws/</c>.</summary>
    public string KeyAlias(string purpose) => $"alias/{Fit(purpose, 250)}";

    /// <summary>
    /// The name of a secret. Secrets Manager appends a hyphen and six characters in its ARN, so a name must not end like that.
    /// </summary>
    public string Secret(string purpose) => Fit(purpose, 512);

    /// <summary>The prefix of an EMR security configuration's name; the provider adds digits.</summary>
    public string SecurityConfigurationPrefix(string purpose) => $"{Fit(purpose, 255)}-";

    public string LogGroup(string purpose) => $"{LogGroupPrefix}{Clean(purpose)}";

    /// <summary>The prefix of a bucket's name. Eight random digits follow, because bucket names are global.</summary>
    public string BucketPrefix(string purpose) => $"{Fit(purpose, 63 - 9).ToLowerInvariant()}-";

    /// <summary>The value of the tag <c>Name</c>, which the console shows.</summary>
    public string Display(string purpose) => Fit(purpose, 255);

    /// <summary>A host alias for <c>ssh_config</c>.</summary>
    public string HostAlias(string purpose) => Fit(purpose, 255);

    /// <summary>The name of an AWS CLI profile.</summary>
    public string AwsProfile(string purpose) => Fit(purpose, 64);

    private string Fit(string purpose, int limit) => Cut($"{Prefix}{Clean(purpose)}", limit);

    private static string Cut(string whole, int limit) =>
        whole.Length <= limit ? whole : $"{whole[..(limit - DigestLength - 1)].TrimEnd('-')}-{Digest(whole)}";

    // All resource types allow letters, digits and hyphens. A stack name can have other characters: feature/x, a_b.
    private static string Clean(string part)
    {
        var clean = new string([.. part.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-');
        return clean == part ? part : $"{clean}-{Digest(part)}".TrimStart('-');
    }

    private static string Digest(string whole) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)))[..DigestLength];
}
