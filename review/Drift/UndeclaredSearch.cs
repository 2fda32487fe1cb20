using Review.Drift.Answers;
using Review.Model;

namespace Review.Drift;

/// <summary>
/// Finds what gives access through the stack's resources and is not in the program: policies, credentials, rules, routes,
/// endpoints, instances, and settings of the bucket.
/// </summary>
internal static class UndeclaredSearch
{
    /// <param name="declared">The declared resources that the account has, with the account's ids.</param>
    public static Undeclared In(IReadOnlyList<ReportedResource> declared, AccountState state, string stack, string project)
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

        var buckets = new UndeclaredBucketAccess(declared, state, found);
        foreach (var bucket in declared.Of(ResourceTypes.Bucket))
        {
            buckets.Of(bucket);
        }

        if (declared.Of(ResourceTypes.Vpc, ResourceTypes.SecurityGroup).Any())
        {
            var network = new UndeclaredNetwork(declared, state, found);
            found.Search("rules that the program does not declare", network.Rules);
            found.Search("routes that the program does not declare", network.Routes);
            found.Search("VPC endpoints that the program does not declare", network.Endpoints);
            found.Search("instances that the program does not declare", network.Instances);
            found.Search("whether flow logs deliver", network.FlowLogs);
        }

        return found.Found;
    }
}
