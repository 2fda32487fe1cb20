using IamEngine.Decide;
using IamEngine.Model;
using Review.Model.Accounts;
using ModelPrincipal = IamEngine.Model.Principal;

namespace Review.Escalation;

/// <summary>A user or role, with the policies that decide which principals can take it over.</summary>
/// <param name="Trust">The trust policy; null for a user.</param>
/// <param name="Policies">The attached managed policies that a principal of the account could rewrite.</param>
/// <param name="Boundaries">The managed policies that are its permissions boundary.</param>
/// <param name="HoldsUnseen">Whether a policy is attached whose document is unknown.</param>
public sealed record AccountIdentity(
    StackPrincipal Principal, PolicyOfResource? Trust, Seq<Arn> Policies, Seq<Arn> Boundaries, bool HoldsUnseen)
{
    public Arn Arn => Principal.Arn;

    public bool IsRole => Arn.ResourceType == "role";

    /// <summary>The type and name: <c>role infra-dev-upload</c>.</summary>
    public string Name => Principal.DisplayName;

    /// <summary>The services in the trust policy: <c>ec2.amazonaws.com</c>.</summary>
    public IEnumerable<string> Services => Trusted.OfType<ModelPrincipal.Service>().Select(service => service.Name);

    /// <summary>Whether the trust policy allows principals other than services.</summary>
    public bool TrustsPrincipals => Trusted.Any(principal => principal is not ModelPrincipal.Service)
        || Trust?.Document.AllStatements.Any(statement => statement.Principal is not PrincipalElement.Principal) == true;

    private IEnumerable<ModelPrincipal> Trusted => Trust?.Document.AllStatements
        .Where(statement => statement.Effect == Effect.Allow)
        .SelectMany(statement => statement.Principal.Principals) ?? [];
}
