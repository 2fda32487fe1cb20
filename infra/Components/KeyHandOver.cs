using System.Text.Json;
using IamEngine.Model;
using Infra.Naming;
using Policies.Access;
using Pulumi;
using Pulumi.Aws.Kms;
using Pulumi.Aws.SecretsManager;
using Alias = Pulumi.Aws.Kms.Alias;

namespace Infra.Components;

/// <summary>
/// Hands an access key over without a terminal: a secret in Secrets Manager, encrypted with a key of its own, that named users
/// and roles may read. It always has the key that the stack's outputs hand over.
/// </summary>
public sealed class KeyHandOver : ComponentResource
{
    public KeyHandOver(
        StackContext stack, UploadUser user, ComponentResourceOptions? options = null)
        : base("infra:components:KeyHandOver", UploaderNames.HandOver(user.Name), options)
    {
        var settings = user.Settings.HandOver ?? throw new ArgumentException("the settings hand no key over", nameof(user));
        var name = UploaderNames.HandOver(user.Name);
        var purpose = UploaderNames.HandOverPurpose(user.Name);
        var child = StackContext.Child(this);
        var readers = stack.Account.Apply(
            account => (Account: account, Readers: settings.Principals(stack.Region.Partition, account)));
        var key = new Key($"{name}-key", new()
        {
            Description = $"Encrypts the access key of the uploader of stack {stack.StackName}",
            EnableKeyRotation = true,
            DeletionWindowInDays = stack.IsProtected ? 30 : 7,
            Policy = readers.Apply(t =>
                PolicyText.For(Attachment.KeyPolicy, HandOver.KeyPolicy(t.Account, stack.Region, t.Readers))),
            Tags = stack.Tags(purpose),
        }, child);
        _ = new Alias($"{name}-key-alias", new()
        {
            Name = stack.Names.KeyAlias(purpose),
            TargetKeyId = key.KeyId,
        }, child);
        var secret = new Secret($"{name}-secret", new()
        {
            Name = stack.Names.Secret(purpose),
            Description = "The access key of the uploader, for those who hand it on",
            KmsKeyId = key.Arn,
            Policy = readers.Apply(t => PolicyText.For(Attachment.SecretPolicy, HandOver.SecretPolicy(t.Account, t.Readers))),
            // A deleted secret blocks its name for these days; a stack with the stage dev is destroyed and deployed often.
            RecoveryWindowInDays = stack.IsProtected ? 30 : 0,
            Tags = stack.Tags(purpose),
        }, child);
        _ = new SecretVersion($"{name}-value", new()
        {
            SecretId = secret.Id,
            SecretString = Output.CreateSecret(Output.Tuple(user.AccessKeyId, user.SecretAccessKey).Apply(
                key => JsonSerializer.Serialize(
                    new Dictionary<string, string> { ["accessKeyId"] = key.Item1, ["secretAccessKey"] = key.Item2 }))),
        }, child);
        RegisterOutputs(new Dictionary<string, object?> { ["secretArn"] = secret.Arn });
    }
}
