using Review.Model;
using Review.Theorems;
using static Tests.Review.UploaderStack;

namespace Tests.Review.Theorems;

/// <summary>The theorems about a list of uploaders, proved of a stack and refuted by planted changes.</summary>
public sealed class UploaderTheoremTests
{
    private const string OnlyTheUploader = "Only the uploader can become the upload role";
    private const string NothingElse = "The uploader can do nothing but become the upload role";
    private const string NoOther =
        "No uploader reads, writes or deletes an object of the state bucket where only another uploader may";
    private const string NoOtherPrefix =
        "Nobody in the stack lists or uses an object of the state bucket beyond the prefixes that are theirs";
    private const string Checkpoints =
        "Only the Flink role, and an uploader that a setting allows to, can remove a live checkpoint";
    private const string NoChain = "No chain of roles leads further than the uploader to its role and EMR's service to its nodes";
    private const string NotPublic = "Nothing is public: nobody outside the account is let in, but AWS services by name";

    [Fact]
    public async Task Every_theorem_is_proved_of_a_stack_with_every_kind_of_identity()
    {
        var theorems = (await With(Jobs, Exporter, Ci, Lab, People, Partner)).Theorems;

        Assert.Contains(theorems, theorem => theorem.Name == NoOther);
        Assert.All(theorems, theorem =>
            Assert.True(theorem.Outcome == TheoremOutcome.Proved, $"{theorem.Name}: {theorem.Example}{theorem.Reason}"));
    }

    [Fact]
    public async Task Without_a_user_the_theorems_are_proved_too()
    {
        var theorems = (await With(Ci)).Theorems;

        Assert.Contains(theorems, theorem => theorem is { Name: OnlyTheUploader, Outcome: TheoremOutcome.Proved });
        Assert.DoesNotContain(theorems, theorem => theorem.Name is NothingElse or NoOther);
        Assert.All(theorems, theorem => Assert.Equal(TheoremOutcome.Proved, theorem.Outcome));
    }

    [Fact]
    public async Task One_uploader_has_no_theorem_about_others() =>
        Assert.DoesNotContain((await With()).Theorems, theorem => theorem.Name == NoOther);

    [Theory]
    [InlineData(
        NoOther, "upload-exporter-state-access",
        """{"Effect":"Allow","Action":"s3:PutObject","Resource":"BUCKET/checkpoints/*"}""")]
    [InlineData(
        NoOther, "upload-exporter-state-access",
        """{"Effect":"Allow","Action":"s3:GetObjectVersion","Resource":"BUCKET/savepoints/a"}""")]
    [InlineData(
        NoOther, "upload-exporter-prefix-deletion",
        """{"Effect":"Allow","Action":"s3:Delete*","Resource":"BUCKET/savepoints/*"}""")]
    [InlineData(
        NoOther, "upload-jobs-state-access",
        """{"Effect":"Allow","Action":"s3:GetObject","Resource":"BUCKET/e*"}""")]
    [InlineData(
        NoOther, "upload-jobs-state-access",
        """{"Effect":"Allow","Action":"s3:AbortMultipartUpload","Resource":"*"}""")]
    [InlineData(
        NoOther, "upload-ci-state-access",
        """{"Effect":"Allow","Action":"s3:PutObject","Resource":"BUCKET/exports/*"}""")]
    [InlineData(
        NoOther, "upload-ci-state-access",
        """{"Effect":"Allow","Action":"s3:DeleteObject","Resource":"BUCKET/exports/a"}""")]
    [InlineData(
        NoOther, "state-policy",
        """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/infra-uploads-upload-ci"},"Action":"s3:PutObject","Resource":"BUCKET/exports/*"}""")]
    [InlineData(
        NoOtherPrefix, "upload-ci-state-access",
        """{"Effect":"Allow","Action":"s3:GetObject","Resource":"BUCKET/lab/*"}""")]
    [InlineData(
        NoOtherPrefix, "upload-ci-state-access",
        """{"Effect":"Allow","Action":"s3:ListBucket","Resource":"BUCKET","Condition":{"StringLike":{"s3:prefix":"checkpoints/*"}}}""")]
    [InlineData(
        Checkpoints, "upload-exporter-prefix-deletion",
        """{"Effect":"Allow","Action":"s3:DeleteObject","Resource":"BUCKET/checkpoints/*"}""")]
    public async Task A_planted_permission_on_what_only_another_may_is_found(string theorem, string holder, string statement) =>
        Assert.Equal(
            TheoremOutcome.Refuted,
            Theorem((await With(Jobs, Exporter, Ci, Lab, People, Partner)).With(holder, statement), theorem).Outcome);

    [Theory]
    [InlineData(
        "upload-jobs-role", """{"AWS":"arn:aws:iam::123456789012:user/infra-uploads-uploader-exporter"}""", "sts:AssumeRole",
        "{}")]
    [InlineData(
        "upload-exporter-role", """{"AWS":"arn:aws:iam::123456789012:user/infra-uploads-uploader-alice"}""", "sts:AssumeRole",
        "{}")]
    [InlineData(
        "upload-ci-role", """{"AWS":"arn:aws:iam::123456789012:user/infra-uploads-uploader-alice"}""", "sts:AssumeRole",
        "{}")]
    [InlineData(
        "upload-ci-role", GitHub, "sts:AssumeRoleWithWebIdentity",
        """{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com"},"StringLike":{"token.actions.githubusercontent.com:sub":"repo:example-org@1/app@2:*"}}""")]
    [InlineData(
        "upload-ci-role", GitHub, "sts:AssumeRoleWithWebIdentity",
        """{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com","token.actions.githubusercontent.com:sub":"repo:example-org@1/app@2:ref:refs/heads/main2"}}""")]
    [InlineData(
        "upload-ci-role", GitHub, "sts:AssumeRoleWithWebIdentity",
        """{"StringEquals":{"token.actions.githubusercontent.com:ref":"refs/heads/main","token.actions.githubusercontent.com:sub":"repo:example-org@1/app@2:ref:refs/heads/main"}}""")]
    [InlineData(
        "upload-ci-role", GitHub, "sts:AssumeRoleWithWebIdentity",
        """{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com","token.actions.githubusercontent.com:ref":"refs/heads/main","token.actions.githubusercontent.com:sub":"repo:example-org@1/app@2:ref:refs/heads/main"}}""")]
    [InlineData(
        "upload-lab-role", GitLab, "sts:AssumeRoleWithWebIdentity",
        """{"StringEquals":{"gitlab.com:aud":"https://gitlab.com"},"StringLike":{"gitlab.com:sub":"project_path:example-group/*:ref_type:branch:ref:main"}}""")]
    [InlineData(
        "upload-lab-role", GitLab, "sts:AssumeRoleWithWebIdentity",
        """{"StringEquals":{"gitlab.com:sub":"project_path:example-group/app:ref_type:branch:ref:main"}}""")]
    [InlineData(
        "upload-lab-role", GitHub, "sts:AssumeRoleWithWebIdentity",
        """{"StringEquals":{"gitlab.com:sub":"project_path:example-group/app:ref_type:branch:ref:main"}}""")]
    [InlineData("upload-people-role", """{"AWS":"arn:aws:iam::123456789012:root"}""", "sts:AssumeRole", "{}")]
    [InlineData(
        "upload-people-role", """{"AWS":"arn:aws:iam::123456789012:root"}""", "sts:AssumeRole",
        """{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_StateUpload_*"}}""")]
    [InlineData(
        "upload-people-role", """{"AWS":"arn:aws:iam::111122223333:root"}""", "sts:AssumeRole",
        """{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_StateUpload_????????????????"}}""")]
    [InlineData("upload-partner-role", """{"AWS":"arn:aws:iam::111122223333:role/exporter"}""", "sts:AssumeRole", "{}")]
    [InlineData(
        "upload-partner-role", """{"AWS":"arn:aws:iam::111122223333:root"}""", "sts:AssumeRole",
        """{"StringEquals":{"sts:ExternalId":"example-word"}}""")]
    public async Task A_planted_widening_of_a_trust_policy_is_found(
        string role, string principal, string action, string condition) => Assert.Equal(
            TheoremOutcome.Refuted,
            Theorem((await With(Jobs, Exporter, Ci, Lab, People, Partner)).With(
                role, $$"""{"Effect":"Allow","Principal":{{principal}},"Action":"{{action}}","Condition":{{condition}}}"""),
                OnlyTheUploader).Outcome);

    [Fact]
    public async Task A_user_that_becomes_the_role_of_another_uploader_breaks_three_theorems()
    {
        var report = (await With(Jobs, Exporter, Ci, Lab, People, Partner)).With("upload-jobs-role",
            """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/infra-uploads-uploader-exporter"},"Action":"sts:AssumeRole"}""");

        Assert.All(
            (string[])[OnlyTheUploader, NothingElse, NoChain],
            name => Assert.Equal(TheoremOutcome.Refuted, Theorem(report, name).Outcome));
    }

    [Fact]
    public async Task Another_account_that_no_setting_names_is_public() => Assert.Equal(
        TheoremOutcome.Refuted,
        Theorem((await With(Jobs, Exporter, Ci, Lab, People, Partner)).With("upload-partner-role",
            """{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"sts:AssumeRole"}"""), NotPublic).Outcome);

    private const string GitHub =
        """{"Federated":"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"}""";

    private const string GitLab = """{"Federated":"arn:aws:iam::123456789012:oidc-provider/gitlab.com"}""";

    private static TheoremRow Theorem(ReviewReport report, string name) =>
        AllTheorems.Of(report, asked => asked == name).Single();
}
