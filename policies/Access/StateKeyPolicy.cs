using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The policy of the key that encrypts the state. It names the account, which hands the decision to the policies of the account's own
/// identities; nobody outside is named, so nobody outside can be let in. Without it the key could not even be administered.
/// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
/// </summary>
public static class StateKeyPolicy
{
    public static ResourcePolicy Document(AccountId account, string partition) => ResourcePolicy.Of(
        Allow("TheAccountDecides", Kms.Any).To(new Principal.Account(account, partition)).On(ResourcePattern.Any));
}
