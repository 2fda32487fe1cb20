using Policies.Model;
using Policies.Vocabulary;
using static Policies.Model.Statement;

namespace Policies.Access;

/// <summary>
/// What nobody may do with the state bucket, whatever their own policies say. It allows nothing: who may is said on the identities.
/// </summary>
public static class StateBucketPolicy
{
    public static ResourcePolicy Document(StateStore store, AccountId account)
    {
        ResourcePattern[] everything = [store.Bucket, store.Objects];

        return ResourcePolicy.Of(
            Deny("NothingWithoutTls", S3.Any).ToEveryone().On(everything)
                .When(Aws.SecureTransport.Is(false)),

            Deny("NothingBelowTls12", S3.Any).ToEveryone().On(everything)
                .When(S3Keys.TlsVersion.IsLessThan(1.2m)),

            // The key is missing in a request that leaves encryption to the bucket's default, as Flink's do: that is the right key.
            // https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
            Deny("NoOtherEncryption", S3.PutObject).ToEveryone().On(store.Objects)
                .When(S3Keys.ServerSideEncryption.IsNot("aws:kms").OrMissing()),

            Deny("NoOtherKey", S3.PutObject).ToEveryone().On(store.Objects)
                .When(S3Keys.ServerSideEncryptionKey.IsNotLike(store.Key.ToString()).OrMissing()),

            Deny("NoKeyOfTheCaller", S3.PutObject).ToEveryone().On(store.Objects)
                .When(S3Keys.CustomerKeyAlgorithm.IsPresent()),

            // Missing for anonymous callers and for services that act on their own, so it denies them too.
            Deny("NobodyOutsideTheAccount", S3.Any).ToEveryone().On(everything)
                .When(Aws.PrincipalAccount.IsNot(account.Value)));
    }
}
