using Infra.Naming;
using Review.Drift.Answers;
using Review.Model;

namespace Review.Drift;

/// <summary>
/// Finds what gives access through the stack's resources and is not in the program: policies, credentials, identity providers,
/// rules, routes, endpoints, instances, clusters, and settings of the bucket.
/// </summary>
internal static class UndeclaredSearch
{
    /// <param name="declared">The declared resources that the account has, with the account's ids.</param>
    /// <param name="unread">Those of them that no answer shows.</param>
    public static Undeclared In(
        IReadOnlyList<ReportedResource> declared, IReadOnlyList<ReportedResource> unread, AccountState state, string stack,
        string project)
    {
        var found = new UndeclaredList(stack, project);
        var policies = new UndeclaredPolicies(declared, state, found);
        var credentials = new UndeclaredCredentials(state, found);
        foreach (var user in declared.Of(ResourceTypes.User))
        {
            found.Search($"policies and groups of {user.Name}", () => policies.OfUser(user));
            credentials.Of(user);
        }

        foreach (var role in declared.Of(ResourceTypes.Role))
        {
            found.Search($"policies of {role.Name}", () => policies.OfRole(role));
        }

        if (declared.Of(ResourceTypes.Role).Any())
        {
            found.Search("whom the stack's roles trust", new UndeclaredProviders(declared, state, found).All);
        }

        var buckets = new UndeclaredBucketSettings(declared, state, found);
        foreach (var bucket in declared.Of(ResourceTypes.Bucket).Except(unread))
        {
            buckets.Of(bucket);
        }

        if (declared.Of(ResourceTypes.Vpc, ResourceTypes.SecurityGroup).Any())
        {
            var network = new UndeclaredNetwork(declared, unread, state, found);
            found.Search("rules that the program does not declare", network.Rules);
            found.Search("routes that the program does not declare", network.Routes);
            found.Search("VPC endpoints that the program does not declare", network.Endpoints);
            found.Search("instances that the program does not declare", network.Instances);
            found.Search("whether flow logs deliver", network.FlowLogs);
            var clusters = new UndeclaredClusters(state, new ResourceNames(project, stack).Prefix, found);
            found.Search("EMR clusters that the program does not declare", clusters.All);
        }

        return found.Found;
    }
}
