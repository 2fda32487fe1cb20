using Review.Model;

namespace Review.Access;

/// <summary>Somebody who is, or may become, somebody.</summary>
/// <param name="Key">What tells it from all others.</param>
/// <param name="Kind">What it is, in words: <c>user</c>, <c>AWS service</c>.</param>
/// <param name="Lines">What else is to be said: what it holds, who uses it.</param>
public sealed record Identity(string Key, string Name, string Kind, IReadOnlyList<string> Lines);

public enum StepKind
{
    Becomes,

    /// <summary>A trust policy denies it.</summary>
    Never,

    /// <summary>It may hand the role to a service, which then acts as the role.</summary>
    Hands,
}

/// <summary>A way from an identity into a role.</summary>
/// <param name="Says">What may be done: <c>may become it</c>.</param>
/// <param name="When">The conditions in words; all must hold.</param>
public sealed record Step(Identity From, Identity To, StepKind Kind, string Says, IReadOnlyList<string> When);

/// <summary>Who can become whom, as the trust policies say, and what each holds.</summary>
public sealed record TrustGraph(IReadOnlyList<Identity> From, IReadOnlyList<Identity> Roles, IReadOnlyList<Step> Steps)
{
    public static TrustGraph Of(ReviewReport report)
    {
        var reader = new TrustReader(report);
        var steps = reader.Steps().ToArray();
        // A user is shown also where it can become nobody: it may hold policies itself.
        var users = report.Resources.Of(ResourceTypes.User).Select(reader.Known);
        var roles = report.Resources.Of(ResourceTypes.Role).Select(reader.Known).ToArray();
        return new([.. users.Concat(steps.Select(step => step.From)).DistinctBy(identity => identity.Key)], roles, steps);
    }
}
