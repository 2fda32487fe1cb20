namespace IamEngine.Decide.Matching;

/// <summary>
/// The name by which a statement names the caller. It matters if a resource policy allows. No other policy of the account limits
/// a caller that is named itself. Boundary and session policy limit a session that is named by its role. If only the account is
/// named, its identity policies decide.
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
    public const PrincipalMatch Any = PrincipalMatch.Itself | PrincipalMatch.Origin | PrincipalMatch.Account;

    /// <summary>Whether these names include all of the others.</summary>
    public static bool Includes(this PrincipalMatch names, PrincipalMatch other) => (names & other) == other;
}
