using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>What can pass an interface endpoint: calls of one service, by identities of this account.</summary>
public static class InterfaceEndpointPolicy
{
    public static ResourcePolicy Document(ActionPattern service, AccountId account) => ResourcePolicy.Of(
        Allow("IdentitiesOfTheAccount", service).ToEveryone().On(ResourcePattern.Any)
            .When(Aws.PrincipalAccount.Is(account.Value)));
}
