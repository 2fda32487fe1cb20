using IamEngine.Model;

namespace Review.Escalation;

internal enum GainKind
{
    /// <summary>The caller can act as the identity.</summary>
    Had,

    /// <summary>The caller can write the policies of the identity.</summary>
    Written,

    /// <summary>The caller can remove the permissions boundary of the identity.</summary>
    Lifted,
}

/// <summary>Control over an identity that some calls give.</summary>
internal sealed record Gain(AccountIdentity Target, GainKind Kind, Seq<EscalationStep> Steps);
