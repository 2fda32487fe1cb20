using IamEngine.Model;
using IamEngine.Vocabulary;
using Policies.Access.Rights;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The policies of the secret that hands an access key over, and of the KMS key that encrypts it. Both name the readers; a
/// principal needs both to read it. The readers are of the stack's account, so a policy of the resource is enough for them.
/// https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html
/// </summary>
public static class HandOver
{
    /// <param name="readers">The users and roles that may read the secret.</param>
    public static ResourcePolicy SecretPolicy(AccountId account, Seq<Principal> readers) => ResourcePolicy.Of(
        Allow("ReadersReadTheKey", SecretsManager.DescribeSecret, SecretsManager.GetSecretValue)
            .To([.. readers]).On(ResourcePattern.Any),

        Deny("NothingWithoutTls", SecretsManager.Any).ToEveryone().On(ResourcePattern.Any)
            .When(Aws.SecureTransport.Is(false)),

        Deny("NobodyOutsideTheAccount", SecretsManager.Any).ToEveryone().On(ResourcePattern.Any)
            .When(Aws.PrincipalAccount.IsNot(account.Value)));

    /// <summary>The key works for readers through Secrets Manager only; the account decides who administers it.</summary>
    public static ResourcePolicy KeyPolicy(AccountId account, Region region, Seq<Principal> readers) => ResourcePolicy.Of(
        Allow("TheAccountDecides", Kms.Any).To(new Principal.Account(account, region.Partition)).On(ResourcePattern.Any),

        Allow("ReadersDecrypt", Kms.Decrypt).To([.. readers]).On(ResourcePattern.Any)
            .When(KmsKeys.ViaService.Is(StackScope.SecretsManagerIn(region))));
}
