namespace IamEngine.Prove.Encode;

/// <summary>The kinds of callers that a decision distinguishes.</summary>
internal enum CallerKind
{
    User,
    RoleSession,

    /// <summary>A role's session with an unknown name.</summary>
    UnnamedRoleSession,
    FederatedUser,
    AccountRoot,
    Service,
    TokenHolder,
    Anonymous,
}
