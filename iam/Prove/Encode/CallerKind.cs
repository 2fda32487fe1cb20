namespace IamEngine.Prove.Encode;

/// <summary>The kinds of callers that a decision tells apart.</summary>
internal enum CallerKind
{
    User,
    RoleSession,

    /// <summary>A role's session of which only the role is known.</summary>
    UnnamedRoleSession,
    FederatedUser,
    AccountRoot,
    Service,
    TokenHolder,
    Anonymous,
}
