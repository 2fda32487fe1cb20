using IamEngine.Decide.Matching;

namespace IamEngine.Decide;

/// <summary>
/// All that the rule needs to know of a request and the policies around it. A part that does not speak about the caller, or that is not
/// there, limits nothing: it counts as allowing where it can only limit, and as not allowing where it can give.
/// </summary>
internal record struct Evidence
{
    /// <summary>AWS answers this request for whoever asks, whatever policies say.</summary>
    public bool NeedsNoPermission { get; set; }

    /// <summary>AWS refuses this request whatever policies allow.</summary>
    public bool IsReservedToAws { get; set; }

    /// <summary>Some statement that applies denies.</summary>
    public bool SomethingDenies { get; set; }

    /// <summary>At every level of the caller's organization a service control policy allows.</summary>
    public bool EveryLevelAllows { get; set; }

    /// <summary>The VPC endpoint that the request came through lets it pass.</summary>
    public bool EndpointAllows { get; set; }

    /// <summary>A policy of the caller's allows; the root user of an account needs none.</summary>
    public bool IdentityAllows { get; set; }

    public bool BoundaryAllows { get; set; }

    public bool SessionAllows { get; set; }

    /// <summary>Under which of the caller's names the resource's policy allows.</summary>
    public PrincipalMatch ResourceAllows { get; set; }

    /// <summary>The caller belongs to an account; services, anonymous callers and token holders do not.</summary>
    public bool CallerHasAccount { get; set; }

    /// <summary>Caller and resource belong to one account.</summary>
    public bool IsWithinOneAccount { get; set; }

    /// <summary>The resource is a role to be assumed or a KMS key, whose own policy must allow.</summary>
    public bool ResourceMustAllow { get; set; }
}
