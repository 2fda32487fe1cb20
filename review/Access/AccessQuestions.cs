using IamEngine.Model;
using IamEngine.Requests;
using IamEngine.Vocabulary;
using Policies.Access;
using Review.Model;
using Review.Model.Accounts;

namespace Review.Access;

/// <summary>
/// The fixed questions of the access table: about the stack's roles, its buckets with every prefix that a statement names, its
/// keys, and the account's identities.
/// </summary>
internal sealed class AccessQuestions(AccountModel account, RequestContexts contexts, Grants grants)
{
    private readonly RequestContext favourable = contexts.Favourable;

    private const string AnObject = "a/file";

    /// <summary>An example of a prefix that no statement names.</summary>
    private const string Elsewhere = "elsewhere/";

    public IEnumerable<AccessQuestion> All() =>
    [
        .. account.Roles.SelectMany(OfRole),
        .. account.Arns(ResourceTypes.Bucket).SelectMany(OfBucket),
        .. account.Arns(ResourceTypes.Key).SelectMany(OfKey),
        .. account.Arns(ResourceTypes.Secret).SelectMany(OfSecret),
        .. account.Users.SelectMany(OfUser),
    ];

    /// <summary>Assuming a role, and adding to its permissions.</summary>
    private IEnumerable<AccessQuestion> OfRole(StackPrincipal role)
    {
        var arn = ((Caller.RoleSession)role.Caller).Role.ToString();
        yield return New("assume it", Sts.AssumeRole, arn) with
        {
            Place = arn,
            Context = contexts.Assuming(account.PolicyOf(role.Arn)?.Document.AllStatements ?? []),
        };
        yield return New("pass it to a service", new("iam", "PassRole", AccessLevel.Write), arn) with { Place = arn };
        foreach (var action in (string[])["AttachRolePolicy", "PutRolePolicy", "UpdateAssumeRolePolicy"])
        {
            yield return Raise(action, arn);
        }
    }

    private IEnumerable<AccessQuestion> OfBucket(Arn bucket)
    {
        string[] prefixes = [
            .. ((string[])[StatePrefix.Checkpoints.Text, StatePrefix.Savepoints.Text, .. grants.PrefixesOf(bucket)])
            .Distinct(), Elsewhere];
        foreach (var prefix in prefixes)
        {
            var objects = $"{bucket}/{prefix}{AnObject}";
            var place = prefix == Elsewhere ? $"{bucket}/*" : $"{bucket}/{prefix}*";
            yield return New($"list {prefix}", S3.ListBucket, bucket.ToString()) with
            {
                Context = favourable.With(S3Keys.Prefix.Name, ContextValue.One(prefix)),
                When = $"prefix {prefix}",
                Place = place,
            };
            yield return New($"read {prefix}", S3.GetObject, objects) with { Place = place };
            yield return New($"write {prefix}", S3.PutObject, objects) with { Place = place };
            yield return New($"delete {prefix}", S3.DeleteObject, objects) with { Place = place };
            yield return New($"delete versions in {prefix}", S3.DeleteObjectVersion, objects) with { Place = place };
        }

        yield return New("read without TLS", S3.GetObject, $"{bucket}/{StatePrefix.Checkpoints}{AnObject}") with
        {
            Context = favourable.With("aws:SecureTransport", ContextValue.One("false")).Without("s3:TlsVersion"),
            When = "without TLS",
        };
        yield return New("write under another key", S3.PutObject, $"{bucket}/{StatePrefix.Checkpoints}{AnObject}") with
        {
            Context = favourable
                .With(S3Keys.ServerSideEncryption.Name, ContextValue.One("aws:kms"))
                .With(
                    S3Keys.ServerSideEncryptionKey.Name,
                    ContextValue.One($"arn:{bucket.Partition}:kms:us-east-1:{StackPrincipal.OtherAccount}:key/of-somebody-else")),
            When = "under another KMS key",
        };
        foreach (var action in (ActionName[])[
            S3.PutBucketPolicy, S3.PutBucketPublicAccessBlock, S3.PutLifecycleConfiguration, S3.PutBucketVersioning,
            S3.PutEncryptionConfiguration, S3.DeleteBucket])
        {
            yield return New(Words(action), action, bucket.ToString()) with { Place = bucket.ToString() };
        }
    }

    private IEnumerable<AccessQuestion> OfKey(Arn key)
    {
        var throughS3 = favourable.With(
            KmsKeys.ViaService.Name, ContextValue.One($"s3.{key.Region}.{Region.Of(key.Region).DnsSuffix}"));
        yield return New(
            "decrypt through S3", Kms.Decrypt, key.ToString()) with
        {
            Context = throughS3,
            When = "through S3",
            Place = key.ToString()
        };
        yield return New(
            "encrypt through S3", Kms.GenerateDataKey, key.ToString()) with
        {
            Context = throughS3,
            When = "through S3",
            Place = key.ToString()
        };
        yield return New("decrypt directly", Kms.Decrypt, key.ToString()) with { Place = key.ToString() };
        foreach (var action in (ActionName[])[Kms.CreateGrant, Kms.PutKeyPolicy, Kms.DisableKey, Kms.ScheduleKeyDeletion])
        {
            yield return New(Words(action), action, key.ToString()) with { Place = key.ToString() };
        }
    }

    private IEnumerable<AccessQuestion> OfSecret(Arn secret) =>
        ((ActionName[])
        [
            SecretsManager.GetSecretValue, SecretsManager.PutSecretValue, SecretsManager.PutResourcePolicy,
            SecretsManager.DeleteSecret,
        ]).Select(action => New(Words(action), action, secret.ToString()) with { Place = secret.ToString() });

    /// <summary>Adding to a user's permissions.</summary>
    private IEnumerable<AccessQuestion> OfUser(StackPrincipal user) =>
        ((string[])["CreateAccessKey", "AttachUserPolicy", "PutUserPolicy"]).Select(action => Raise(action, user.Caller.Text));

    private AccessQuestion Raise(string action, string arn) =>
        New(Words(new("iam", action, AccessLevel.PermissionsManagement)), new("iam", action, AccessLevel.PermissionsManagement),
            arn) with
        { Place = arn };

    private AccessQuestion New(string words, ActionName action, string resource) =>
        new(words, action.ToString(), resource, favourable);

    // PutBucketPolicy: put bucket policy.
    private static string Words(ActionName action) =>
        string.Concat(
            action.Name.Select((c, i) => char.IsUpper(c) ? $"{(i == 0 ? "" : " ")}{char.ToLowerInvariant(c)}" : $"{c}"));
}
