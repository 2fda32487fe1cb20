using IamEngine.Decide;
using IamEngine.Model;

namespace Review.Model.Accounts;

/// <summary>
/// A bucket, key, secret, role or endpoint of the stack, with its resource policy, if it has one.
/// </summary>
/// <param name="Name">Display name: <c>bucket infra-dev-state</c>.</param>
public sealed record ProtectedResource(string Urn, string Type, string Name, Arn Arn, PolicyOfResource? Policy)
{
    /// <summary>The prefix of the actions that its policy controls: for a role, sts.</summary>
    public string Service => Arn.Service is "s3" or "kms" or "secretsmanager" ? Arn.Service : "sts";

    /// <summary>The resource and, for a bucket, its objects.</summary>
    public ResourcePattern[] Patterns => Arn.Service == "s3" ? [Arn, new($"{Arn}/*")] : [Arn];
}
