using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Requests;
using Rehearsal.Cloud;

namespace Rehearsal.Gateway;

/// <summary>Reads the policies that apply to a request from the emulator's API; each request reads them again.</summary>
internal sealed class PolicyLookup(EmulatedCloud cloud)
{
    private readonly StoredTrust trust = new(cloud);

    public async Task<PolicySet> ForAsync(CallerIdentity.Known caller, RequestedAction requested, CancellationToken cancellation)
    {
        var (identity, boundary) = caller.Caller switch
        {
            Caller.User user => await OfPrincipalAsync("User", user.Arn.LastName, cancellation),
            Caller.RoleSession session => await OfPrincipalAsync("Role", session.Role.LastName, cancellation),
            _ => ([], []),
        };
        return new()
        {
            Identity = identity,
            Boundary = boundary,
            Session = caller.SessionPolicies,
            Resource = await OfResourceAsync(requested.Resource, cancellation),
        };
    }

    /// <summary>The default version of a managed policy.</summary>
    public static async Task<NamedPolicy<IdentityPolicy>> ManagedAsync(
        EmulatedCloud cloud, string arn, CancellationToken cancellation)
    {
        var policy = await cloud.IamAsync("GetPolicy", cancellation, ("PolicyArn", arn));
        var version = await cloud.IamAsync(
            "GetPolicyVersion", cancellation, ("PolicyArn", arn), ("VersionId", policy.Text("DefaultVersionId")!));
        return new(
            policy.Text("PolicyName")!, PolicyReader.Identity(Uri.UnescapeDataString(version.Text("Document")!)).OrThrow());
    }

    private async Task<(Seq<NamedPolicy<IdentityPolicy>> Identity, Seq<NamedPolicy<IdentityPolicy>> Boundary)> OfPrincipalAsync(
        string type, string name, CancellationToken cancellation)
    {
        var identity = await OfAsync(type, name, cancellation);
        if (type == "User")
        {
            var groups = await cloud.IamAsync("ListGroupsForUser", cancellation, ("UserName", name));
            foreach (var group in groups.Members("Groups"))
            {
                identity.AddRange(await OfAsync("Group", group.Text("GroupName")!, cancellation));
            }
        }

        var principal = await cloud.IamAsync($"Get{type}", cancellation, ($"{type}Name", name));
        Seq<NamedPolicy<IdentityPolicy>> boundary = principal.Text("PermissionsBoundaryArn") is { } arn
            ? [await ManagedAsync(cloud, arn, cancellation)]
            : [];
        return ([.. identity], boundary);
    }

    private async Task<List<NamedPolicy<IdentityPolicy>>> OfAsync(string type, string name, CancellationToken cancellation)
    {
        var policies = new List<NamedPolicy<IdentityPolicy>>();
        var attached = await cloud.IamAsync($"ListAttached{type}Policies", cancellation, ($"{type}Name", name));
        foreach (var policy in attached.Members("AttachedPolicies"))
        {
            policies.Add(await ManagedAsync(cloud, policy.Text("PolicyArn")!, cancellation));
        }

        var inline = await cloud.IamAsync($"List{type}Policies", cancellation, ($"{type}Name", name));
        foreach (var policy in inline.Members("PolicyNames"))
        {
            var response = await cloud.IamAsync(
                $"Get{type}Policy", cancellation, ($"{type}Name", name), ("PolicyName", policy.Value));
            policies.Add(
                new(policy.Value, PolicyReader.Identity(Uri.UnescapeDataString(response.Text("PolicyDocument")!)).OrThrow()));
        }

        return policies;
    }

    private Task<PolicyOfResource?> OfResourceAsync(string resource, CancellationToken cancellation) => Arn.Ask(resource) switch
    {
        Answer<Arn>.Yes { Value: { Service: "s3" } arn } => OfBucketAsync(arn.Resource.Split('/')[0], cancellation),
        Answer<Arn>.Yes { Value: { Service: "iam", ResourceType: "role" } arn } => OfRoleAsync(arn.LastName, cancellation),
        Answer<Arn>.Yes { Value: { Service: "kms", ResourceType: "key" } arn } => OfKeyAsync(arn.LastName, cancellation),
        _ => Task.FromResult<PolicyOfResource?>(null),
    };

    private async Task<PolicyOfResource?> OfBucketAsync(string bucket, CancellationToken cancellation)
    {
        try
        {
            var response = await cloud.S3.GetBucketPolicyAsync(new GetBucketPolicyRequest { BucketName = bucket }, cancellation);
            // For a bucket without a policy the SDK returns the error response as the policy.
            return response.HttpStatusCode == HttpStatusCode.OK
                ? new PolicyOfResource.Plain("bucket policy", PolicyReader.Resource(response.Policy).OrThrow())
                : null;
        }
        catch (AmazonS3Exception none) when (none.ErrorCode is "NoSuchBucketPolicy" or "NoSuchBucket")
        {
            return null;
        }
    }

    private async Task<PolicyOfResource?> OfRoleAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var role = await cloud.IamAsync("GetRole", cancellation, ("RoleName", name));
            var text = await trust.ReadAsync(
                name, Uri.UnescapeDataString(role.Text("AssumeRolePolicyDocument")!), cancellation);
            return new PolicyOfResource.Trust("trust policy", PolicyReader.Trust(text).OrThrow());
        }
        catch (CloudException none) when (none.Code == "NoSuchEntity")
        {
            return null;
        }
    }

    private async Task<PolicyOfResource?> OfKeyAsync(string id, CancellationToken cancellation)
    {
        var response = await cloud.KmsAsync("GetKeyPolicy", new() { ["KeyId"] = id, ["PolicyName"] = "default" }, cancellation);
        return new PolicyOfResource.Key("key policy", PolicyReader.Resource(response["Policy"]!.ToString()).OrThrow());
    }
}
