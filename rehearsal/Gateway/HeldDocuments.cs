using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Requests;
using Rehearsal.Cloud;

namespace Rehearsal.Gateway;

/// <summary>The policy documents around a request, as the emulator's API returns them at that moment.</summary>
internal sealed class HeldDocuments(EmulatedCloud cloud)
{
    public async Task<PolicySet> AroundAsync(Identified.Known caller, Asked asked, CancellationToken cancellation)
    {
        var (identity, boundary) = caller.Caller switch
        {
            Caller.User user => await OfHolderAsync("User", user.Arn.LastName, cancellation),
            Caller.RoleSession session => await OfHolderAsync("Role", session.Role.LastName, cancellation),
            _ => ([], []),
        };
        return new() { Identity = identity, Boundary = boundary, Session = caller.SessionPolicies, Resource = await OfResourceAsync(asked.Resource, cancellation) };
    }

    /// <summary>The default version of a managed policy.</summary>
    public static async Task<NamedPolicy<IdentityPolicy>> ManagedAsync(EmulatedCloud cloud, string arn, CancellationToken cancellation)
    {
        var policy = await cloud.IamAsync("GetPolicy", cancellation, ("PolicyArn", arn));
        var version = await cloud.IamAsync(
            "GetPolicyVersion", cancellation, ("PolicyArn", arn), ("VersionId", policy.Text("DefaultVersionId")!));
        return new(policy.Text("PolicyName")!, PolicyReader.Identity(Uri.UnescapeDataString(version.Text("Document")!)).OrThrow());
    }

    private async Task<(Seq<NamedPolicy<IdentityPolicy>> Identity, Seq<NamedPolicy<IdentityPolicy>> Boundary)> OfHolderAsync(
        string kind, string name, CancellationToken cancellation)
    {
        var identity = await OfAsync(kind, name, cancellation);
        if (kind == "User")
        {
            var groups = await cloud.IamAsync("ListGroupsForUser", cancellation, ("UserName", name));
            foreach (var group in groups.Members("Groups"))
            {
                identity.AddRange(await OfAsync("Group", group.Text("GroupName")!, cancellation));
            }
        }

        var holder = await cloud.IamAsync($"Get{kind}", cancellation, ($"{kind}Name", name));
        Seq<NamedPolicy<IdentityPolicy>> boundary = holder.Text("PermissionsBoundaryArn") is { } arn
            ? [await ManagedAsync(cloud, arn, cancellation)]
            : [];
        return ([.. identity], boundary);
    }

    private async Task<List<NamedPolicy<IdentityPolicy>>> OfAsync(string kind, string name, CancellationToken cancellation)
    {
        var policies = new List<NamedPolicy<IdentityPolicy>>();
        var attached = await cloud.IamAsync($"ListAttached{kind}Policies", cancellation, ($"{kind}Name", name));
        foreach (var policy in attached.Members("AttachedPolicies"))
        {
            policies.Add(await ManagedAsync(cloud, policy.Text("PolicyArn")!, cancellation));
        }

        var inline = await cloud.IamAsync($"List{kind}Policies", cancellation, ($"{kind}Name", name));
        foreach (var policy in inline.Members("PolicyNames"))
        {
            var held = await cloud.IamAsync($"Get{kind}Policy", cancellation, ($"{kind}Name", name), ("PolicyName", policy.Value));
            policies.Add(new(policy.Value, PolicyReader.Identity(Uri.UnescapeDataString(held.Text("PolicyDocument")!)).OrThrow()));
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
            var held = await cloud.S3.GetBucketPolicyAsync(new GetBucketPolicyRequest { BucketName = bucket }, cancellation);
            // Without a policy the client answers as well, with the service's refusal for a policy.
            return held.HttpStatusCode == HttpStatusCode.OK
                ? new PolicyOfResource.Plain("bucket policy", PolicyReader.Resource(held.Policy).OrThrow())
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
            return new PolicyOfResource.Trust(
                "trust policy", PolicyReader.Trust(Uri.UnescapeDataString(role.Text("AssumeRolePolicyDocument")!)).OrThrow());
        }
        catch (CloudException none) when (none.Code == "NoSuchEntity")
        {
            return null;
        }
    }

    private async Task<PolicyOfResource?> OfKeyAsync(string id, CancellationToken cancellation)
    {
        var held = await cloud.KmsAsync("GetKeyPolicy", new() { ["KeyId"] = id, ["PolicyName"] = "default" }, cancellation);
        return new PolicyOfResource.Key("key policy", PolicyReader.Resource(held["Policy"]!.ToString()).OrThrow());
    }
}
