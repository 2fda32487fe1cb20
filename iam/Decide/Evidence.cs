using IamEngine.Decide.Matching;

namespace IamEngine.Decide;

/// <summary>
/// The input of the decision rule. If a policy type does not apply or has no policy, a limit counts as allowing and a grant as
/// not allowing.
/// </summary>
internal record struct Evidence
{
    /// <summary>AWS answers this request to any caller, whatever the policies are.</summary>
    public bool NeedsNoPermission { get; set; }

    /// <summary>AWS refuses this request, whatever the policies are.</summary>
    public bool IsReservedToAws { get; set; }

    /// <summary>A statement that matches the request denies it.</summary>
    public bool SomethingDenies { get; set; }

    /// <summary>A service control policy allows at every level of the caller's organization.</summary>
    public bool EveryLevelAllows { get; set; }

    /// <summary>The policy of the VPC endpoint allows.</summary>
    public bool EndpointAllows { get; set; }

    /// <summary>An identity policy allows. The account root user needs none.</summary>
    public bool IdentityAllows { get; set; }

    public bool BoundaryAllows { get; set; }

    public bool SessionAllows { get; set; }

    /// <summary>How the resource policy's allowing statements match the caller.</summary>
    public PrincipalMatch ResourceAllows { get; set; }

    /// <summary>The caller belongs to an account; services, anonymous callers and token holders do not.</summary>
    public bool CallerHasAccount { get; set; }

    /// <summary>Caller and resource belong to one account.</summary>
    public bool IsWithinOneAccount { get; set; }

    /// <summary>The resource is a KMS key, or a role that the caller assumes. Its own policy must allow.</summary>
    public bool ResourceMustAllow { get; set; }
}
