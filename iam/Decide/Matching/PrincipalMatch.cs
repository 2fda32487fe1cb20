namespace IamEngine.Decide.Matching;

/// <summary>
/// By which of its names a statement means the caller. It matters where a resource's policy allows: the caller named as itself is
/// limited by no other policy of its account, a role's session named by its role is limited by the role's boundary and by the
/// session policy, and naming the account only lets the account decide.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
/// </summary>
[Flags]
internal enum PrincipalMatch
{
    None = 0,

    /// <summary>The user, role session, federated user, service or token provider itself; or everyone.</summary>
    Itself = 1,

    /// <summary>The role of a role session, or the user behind a federated user.</summary>
    Origin = 2,

    /// <summary>The caller's account.</summary>
    Account = 4,
}

internal static class PrincipalMatches
{
    /// <summary>Whether these names hold that one, or all of those.</summary>
    public static bool Includes(this PrincipalMatch names, PrincipalMatch other) => (names & other) == other;
}
