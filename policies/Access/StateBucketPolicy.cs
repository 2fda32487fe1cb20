using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

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

            // A request that names neither leaves encryption to the bucket's default, as Flink's do, and that is the right key. A negated
            // test holds also for what is missing, with and without IfExists, so "is there, and is another" takes two tests.
            // https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
            Deny("NoOtherEncryption", S3.PutObject).ToEveryone().On(store.Objects)
                .When(S3Keys.ServerSideEncryption.IsPresent(), S3Keys.ServerSideEncryption.IsNot("aws:kms")),

            Deny("NoOtherKey", S3.PutObject).ToEveryone().On(store.Objects)
                .When(S3Keys.ServerSideEncryptionKey.IsPresent(), S3Keys.ServerSideEncryptionKey.IsNotLike(store.Key.ToString())),

            Deny("NoKeyOfTheCaller", S3.PutObject).ToEveryone().On(store.Objects)
                .When(S3Keys.CustomerKeyAlgorithm.IsPresent()),

            // Missing for anonymous callers and for services that act on their own, so it denies them too.
            Deny("NobodyOutsideTheAccount", S3.Any).ToEveryone().On(everything)
                .When(Aws.PrincipalAccount.IsNot(account.Value)));
    }
}
