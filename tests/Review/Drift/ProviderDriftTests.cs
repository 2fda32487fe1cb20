using System.Text.Json.Nodes;
using Review.Drift;
using Review.Model;

namespace Tests.Review.Drift;

/// <summary>Identity providers of the account that the program does not declare.</summary>
public sealed class ProviderDriftTests
{
    private const string Oidc = "arn:aws:iam::123456789012:oidc-provider/example.org";
    private const string Saml = "arn:aws:iam::123456789012:saml-provider/example";

    [Theory]
    [InlineData(Oidc, "sts:AssumeRoleWithWebIdentity", "aws iam delete-open-id-connect-provider --open-id-connect-provider-arn")]
    [InlineData(Saml, "sts:AssumeRoleWithSAML", "aws iam delete-saml-provider --saml-provider-arn")]
    public async Task A_provider_that_a_role_of_the_stack_trusts_is_named_with_the_command_that_removes_it(
        string provider, string action, string command)
    {
        var report = await CompareAsync(details => Trust(
            DeployedReviewTests.Role(details, "infra-dev-upload")["AssumeRolePolicyDocument"]!, provider, action));

        var row = Assert.Single(report.Rows, row => row.Name == provider);
        Assert.Equal($"{command} {provider}", row.Command);
        Assert.Contains(report.Diff.SettingsLoosened, change => change.Resource == provider);
        Assert.Contains(report.NotCompared, note => note.StartsWith(
            $"other identity providers of the account ({(provider == Oidc ? Saml : Oidc)}): ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_provider_that_no_role_of_the_stack_trusts_is_not_compared_and_no_difference()
    {
        var report = await CompareAsync(_ => { });

        Assert.Empty(report.Rows);
        Assert.Contains(report.NotCompared, note => note.StartsWith(
            $"other identity providers of the account ({Oidc}, {Saml}): ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_provider_that_lets_somebody_in_through_another_role_refutes_theorems_and_nothing_is_as_declared()
    {
        var report = await CompareAsync(details => details["RoleDetailList"]!.AsArray().Add(JsonNode.Parse($$$"""
            {"Path": "/", "RoleName": "other", "Arn": "arn:aws:iam::123456789012:role/other", "AttachedManagedPolicies": [],
                "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                    "Principal": {"Federated": "{{{Oidc}}}"}, "Action": "sts:AssumeRoleWithWebIdentity"}]},
                "RolePolicyList": [{"PolicyName": "p", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
                    {"Effect": "Allow", "Action": "s3:DeleteBucket", "Resource": "*"}]}}]}
            """)));

        Assert.True(report.Diff.IsNothing);
        Assert.Empty(report.Others);
        Assert.True(report.Theorems.Has(TheoremOutcome.Refuted));
        Assert.False(report.IsAsDeclared);
    }

    [Theory]
    [InlineData("""{"SAMLProviderList": [7]}""", "an entry of SAMLProviderList is not an object")]
    [InlineData("{}", "it has no list SAMLProviderList")]
    public async Task A_list_that_cannot_be_read_is_not_read(string answer, string reason)
    {
        using var folder = await AnswersFolder.AsDeclaredAsync();

        var report = await folder.With("saml-providers.json", answer).CompareAsync();

        Assert.Contains(
            $"identity providers that the program does not declare: saml-providers.json: {reason}", report.Unread);
    }

    private static void Trust(JsonNode policy, string provider, string action) =>
        policy["Statement"]!.AsArray().Add(JsonNode.Parse(
            $$$"""{"Effect": "Allow", "Principal": {"Federated": "{{{provider}}}"}, "Action": "{{{action}}}"}"""));

    private static async Task<DriftReport> CompareAsync(Action<JsonObject> change)
    {
        using var folder = await AnswersFolder.AsDeclaredAsync(change);
        return await folder
            .With("identity-providers.json", $$"""{"OpenIDConnectProviderList": [{"Arn": "{{Oidc}}"}]}""")
            .With("saml-providers.json", $$"""{"SAMLProviderList": [{"Arn": "{{Saml}}"}]}""").CompareAsync();
    }
}
