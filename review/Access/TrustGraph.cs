using Review.Model;

namespace Review.Access;

/// <summary>A principal that can assume a role, or a role.</summary>
/// <param name="Key">Unique in the graph.</param>
/// <param name="Kind">The kind of principal: <c>user</c>, <c>AWS service</c>.</param>
/// <param name="Lines">Its policies, and what uses it.</param>
public sealed record Identity(string Key, string Name, string Kind, IReadOnlyList<string> Lines);

public enum StepKind
{
    Becomes,

    /// <summary>A trust policy denies it.</summary>
    Never,

    /// <summary>It may pass the role to a service, which then acts as the role.</summary>
    Hands,
}

/// <summary>A way in which a principal gets a role's permissions.</summary>
/// <param name="Says">The way in words: <c>may assume it</c>.</param>
/// <param name="When">The conditions in words; all must hold.</param>
public sealed record Step(Identity From, Identity To, StepKind Kind, string Says, IReadOnlyList<string> When);

/// <summary>Which principal can assume which role, by the trust policies, and the policies of each.</summary>
public sealed record TrustGraph(IReadOnlyList<Identity> From, IReadOnlyList<Identity> Roles, IReadOnlyList<Step> Steps)
{
    public static TrustGraph Of(ReviewReport report)
    {
        var reader = new TrustReader(report);
        var steps = reader.Steps().ToArray();
        // The graph shows users that can assume no role too: they may have policies.
        var users = report.Resources.Of(ResourceTypes.User).Select(reader.Known);
        var roles = report.Resources.Of(ResourceTypes.Role).Select(reader.Known).ToArray();
        return new([.. users.Concat(steps.Select(step => step.From)).DistinctBy(identity => identity.Key)], roles, steps);
    }
}
