using System.Security.Cryptography;
using System.Text;

namespace Infra.Naming;

/// <summary>
/// Names every resource of a stack: <c>infra-dev-PURPOSE</c>, within the length and characters that AWS takes for its kind. A long
/// prefix or name is cut, and ends in eight digits that stand for the whole, so that two long names stay two.
/// </summary>
public sealed class ResourceNames(string project, string stack)
{
    private const int DigestLength = 8;

    /// <summary>Leaves 24 characters for the purpose of a role and 14 for that of a bucket: the policies know them by the prefix.</summary>
    private const int LongestPrefix = 40;

    /// <summary>What every name of the stack begins with: <c>infra-dev-</c>.</summary>
    public string Prefix => $"{Cut($"{Clean(project)}-{Clean(stack)}", LongestPrefix - 1)}-";

    /// <summary>What the names of the stack's log groups begin with: <c>/infra/dev/</c>.</summary>
    public string LogGroupPrefix => $"/{Clean(project)}/{Clean(stack)}/";

    /// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html</summary>
    public string User(string purpose) => Fit(purpose, 64);

    public string Role(string purpose) => Fit(purpose, 64);

    public string Policy(string purpose) => Fit(purpose, 128);

    public string InstanceProfile(string purpose) => Fit(purpose, 128);

    public string SecurityGroup(string purpose) => Fit(purpose, 255);

    public string KeyPair(string purpose) => Fit(purpose, 255);

    /// <summary>An alias begins with <c>alias/</c> and must not begin with <c>alias/aws/</c>.</summary>
    public string KeyAlias(string purpose) => $"alias/{Fit(purpose, 250)}";

    /// <summary>What the name of an EMR security configuration begins with; the provider adds digits.</summary>
    public string SecurityConfigurationPrefix(string purpose) => $"{Fit(purpose, 255)}-";

    public string LogGroup(string purpose) => $"{LogGroupPrefix}{Clean(purpose)}";

    /// <summary>What a bucket's name begins with; eight random digits follow, since bucket names are one name space for everyone.</summary>
    public string BucketPrefix(string purpose) => $"{Fit(purpose, 63 - 9).ToLowerInvariant()}-";

    /// <summary>A value for the tag <c>Name</c>, which the console shows.</summary>
    public string Display(string purpose) => Fit(purpose, 255);

    /// <summary>A host alias for <c>ssh_config</c>.</summary>
    public string HostAlias(string purpose) => Fit(purpose, 255);

    /// <summary>A profile of the AWS CLI.</summary>
    public string AwsProfile(string purpose) => Fit(purpose, 64);

    private string Fit(string purpose, int limit) => Cut($"{Prefix}{Clean(purpose)}", limit);

    private static string Cut(string whole, int limit) =>
        whole.Length <= limit ? whole : $"{whole[..(limit - DigestLength - 1)].TrimEnd('-')}-{Digest(whole)}";

    // Letters, digits and hyphens are the characters that every kind takes. A stack may be called feature/x or a_b.
    private static string Clean(string part)
    {
        var clean = new string([.. part.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-');
        return clean == part ? part : $"{clean}-{Digest(part)}".TrimStart('-');
    }

    private static string Digest(string whole) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)))[..DigestLength];
}
