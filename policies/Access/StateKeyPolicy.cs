using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The key policy of the state key. It allows the account, so the account's identity policies decide; it names no other
/// principal. Without this statement, no principal could administer the key.
/// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
/// </summary>
public static class StateKeyPolicy
{
    public static ResourcePolicy Document(AccountId account, string partition) => ResourcePolicy.Of(
        Allow("TheAccountDecides", Kms.Any).To(new Principal.Account(account, partition)).On(ResourcePattern.Any));
}
