using Pulumi;
using Pulumi.Utilities;

namespace Tests.Infra.Components;

/// <summary>The resources and commands for the access keys in both slots.</summary>
[Collection("Pulumi")]
public sealed class UploadKeysTests
{
    private const string Key = "aws:iam/accessKey:AccessKey";

    private const string PublicPgpKey = "mDMEAAAAABYJKwYBBAHaRw8BAQdA";

    [Theory]
    [InlineData("""{}""", "upload-key ")]
    [InlineData("""{"keys": [{"slot": "a"}]}""", "upload-key ")]
    [InlineData("""{"keys": [{"slot": "a"}, {"slot": "b"}]}""", "upload-key , upload-key-b ")]
    [InlineData("""{"keys": [{"slot": "a", "status": "inactive"}, {"slot": "b"}]}""", "upload-key Inactive, upload-key-b ")]
    [InlineData("""{"keys": [{"slot": "b"}]}""", "upload-key-b ")]
    public async Task Each_slot_is_a_resource_of_its_own(string access, string keys)
    {
        var run = await StackRun.Of(TestSettings.Settings().With("infra:access", access));

        Assert.Equal(
            keys,
            string.Join(", ", run.Of(Key).Select(key => $"{key.Name} {key.TextOrNull("status")}").Order()));
    }

    [Fact]
    public async Task With_a_PGP_key_the_outputs_have_the_encrypted_secret_and_the_commands_decrypt_it()
    {
        var run = await StackRun.Of(TestSettings.Settings().With(
            "infra:access", $$"""{"keys": [{"slot": "a"}, {"slot": "b", "pgpKey": "{{PublicPgpKey}}"}]}"""));

        Assert.Equal(PublicPgpKey, run.The(Key, "upload-key-b").Text("pgpKey"));
        Assert.Null(run.The(Key, "upload-key").TextOrNull("pgpKey"));
        Assert.True(await Output.IsSecretAsync(run.Stack.SecretAccessKey));
        var read = "pulumi stack output secretAccessKey --show-secrets --stack test | base64 --decode | gpg --quiet --decrypt";
        Assert.Equal(read, await OutputUtilities.GetValueAsync(run.Stack.SecretAccessKeyCommand));
        foreach (var command in new[] { run.Stack.AwsProfileCommand, run.Stack.AssumeRoleCommand })
        {
            Assert.Contains(read, await OutputUtilities.GetValueAsync(command), StringComparison.Ordinal);
        }

        Assert.Contains(read, await OutputUtilities.GetValueAsync(run.Stack.AssumeRoleCommandPlain), StringComparison.Ordinal);
    }
}
