using IamEngine.Model;

namespace Policies.Access;

/// <summary>
/// A permission set of IAM Identity Center in an account. Identity Center makes a role for it, with a suffix of 16 characters
/// that changes when the permission set is assigned anew; only Identity Center can make roles under <c>/aws-reserved/</c>.
/// https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
/// </summary>
/// <param name="Region">The Region of Identity Center.</param>
public sealed record PermissionSet(string Name, AccountId Account, Region Region)
{
    // One `?` stands for one character, so the pattern does not match the role of a set whose name only begins with this one.
    private const string Suffix = "????????????????";

    /// <summary>The ARN pattern of the role. The path contains no Region if Identity Center is in us-east-1.</summary>
    public string Role =>
        $"arn:{Region.Partition}:iam::{Account}:role/aws-reserved/sso.amazonaws.com/"
            + $"{(Region.Value == "us-east-1" ? "" : $"{Region}/")}AWSReservedSSO_{Name}_{Suffix}";
}
