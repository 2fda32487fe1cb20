using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>The policy of an interface endpoint: allows the calls of one service to identities of this account.</summary>
public static class InterfaceEndpointPolicy
{
    public static ResourcePolicy Document(ActionPattern service, AccountId account) => ResourcePolicy.Of(
        Allow("IdentitiesOfTheAccount", service).ToEveryone().On(ResourcePattern.Any)
            .When(Aws.PrincipalAccount.Is(account.Value)));
}
