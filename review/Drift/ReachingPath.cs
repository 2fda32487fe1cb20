using Review.Deployed;

namespace Review.Drift;

/// <summary>How a principal of the account, or a caller from outside, reaches the stack.</summary>
public sealed record ReachingPath(AccountPath Path, ReachingKind Kind);

public enum ReachingKind
{
    /// <summary>The program declares it.</summary>
    OfTheStack,

    /// <summary>A policy of the program names it, or <c>--known</c> does.</summary>
    Known,

    /// <summary>A user or role of the account that nobody named.</summary>
    Other,

    /// <summary>A service, an identity provider, another account or anybody.</summary>
    Outside,
}
