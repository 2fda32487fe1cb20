using Review.Model;
using Review.Theorems;

namespace Tests.Review.Theorems;

/// <summary>
/// Each theorem of the stack is true for dev, for prod, and for prod with a cluster; a planted violation is found.
/// </summary>
public sealed class TheoremTests
{
    private const string OnlyTheUploader = "Only the uploader can become the upload role";
    private const string NothingElse = "The uploader can do nothing but become the upload role";
    private const string BucketStays = "Nobody in the stack can change the bucket, its policy, lifecycle, versioning or key";
    private const string NoOtherBucket =
        "Nobody in the stack reaches any bucket but the one that keeps the state, and those that a setting lets jobs use";
    private const string NoOtherPrefix =
        "Nobody in the stack lists or uses an object of the state bucket beyond the prefixes that are theirs";
    private const string Tls = "No bucket answers a request without TLS, to itself or to an object";
    private const string NotPublic = "Nothing is public: nobody outside the account is let in, but AWS services by name";
    private const string Checkpoints =
        "Only the Flink role, and an uploader that a setting allows to, can remove a live checkpoint";
    private const string Versions = "Nobody in the stack can delete the version of an object, so that it is gone for good";
    private const string NoRaise = "Nobody in the stack can raise their own rights, or anybody's";
    private const string NoChain = "No chain of roles leads further than the uploader to its role and EMR's service to its nodes";
    private const string NothingOutside =
        "No chain of calls by an identity of the stack takes over anything that is not the stack's";
    private const string NoPath =
        "From the internet, no path of connections reaches an EMR node but through the bastion, from allowed addresses";

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    [InlineData("prod with Flink")]
    public async Task Every_theorem_is_proved_of_every_stack(string stack)
    {
        var theorems = (await Given.Stack(stack)).Theorems;

        Assert.Equal(
            [OnlyTheUploader, NothingElse, BucketStays, NoOtherBucket, NoOtherPrefix, Tls, NotPublic, Checkpoints, Versions,
            NoRaise, NoChain, NothingOutside, NoPath], theorems.Select(theorem => theorem.Name));
        Assert.All(theorems, theorem =>
            Assert.True(theorem.Outcome == TheoremOutcome.Proved, $"{theorem.Name}: {theorem.Example}{theorem.Reason}"));
        Assert.All(theorems, theorem => Assert.NotEmpty(theorem.Assumptions));
    }

    [Theory]
    [InlineData(
        OnlyTheUploader, "upload-role",
        """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/somebody"},"Action":"sts:AssumeRole"}""")]
    [InlineData(
        OnlyTheUploader, "upload-role", """{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}""")]
    [InlineData(
        OnlyTheUploader, "upload-role",
        """{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}""")]
    [InlineData(
        OnlyTheUploader, "upload-role",
        """{"Effect":"Allow","Principal":{"Federated":"accounts.google.com"},"Action":"sts:AssumeRoleWithWebIdentity"}""")]
    [InlineData(
        NothingElse, "upload-role",
        """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/infra-prod-uploader"},"Action":"sts:SetSourceIdentity"}""")]
    [InlineData(
        NothingElse, "state-policy",
        """{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"s3:GetObject","Resource":"BUCKET/*"}""", false)]
    [InlineData(
        NothingElse, "state-policy",
        """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/infra-prod-uploader"},"Action":"s3:GetObject","Resource":"BUCKET/*"}""")]
    [InlineData(
        NothingElse, "bastion-role",
        """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/infra-prod-uploader"},"Action":"sts:AssumeRole"}""")]
    [InlineData(BucketStays, "upload-state-access", """{"Effect":"Allow","Action":"s3:PutBucketPolicy","Resource":"*"}""")]
    [InlineData(BucketStays, "upload-state-access", """{"Effect":"Allow","Action":"s3:PutLifecycle*","Resource":"BUCKET"}""")]
    [InlineData(
        BucketStays, "upload-state-access",
        """{"Effect":"Allow","Action":"s3:PutBucketVersioning","Resource":"arn:aws:s3:::infra-*"}""")]
    [InlineData(
        BucketStays, "upload-state-access",
        """{"Effect":"Allow","Action":"s3:PutEncryptionConfiguration","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"red"}}}""")]
    [InlineData(BucketStays, "upload-state-access", """{"Effect":"Allow","Action":"kms:ScheduleKeyDeletion","Resource":"*"}""")]
    [InlineData(
        BucketStays, "state-policy",
        """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/infra-prod-upload"},"Action":"s3:DeleteBucket","Resource":"BUCKET"}""")]
    [InlineData(
        NoOtherBucket, "upload-state-access",
        """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::infra-*/*"}""")]
    [InlineData(
        NoOtherBucket, "bastion-session-manager", """{"Effect":"Allow","Action":"s3:PutObject","Resource":"BUCKET-2/*"}""")]
    [InlineData(
        NoOtherBucket, "state-access-log-policy",
        """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/infra-prod-upload"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::infra-prod-access-log-52c0e5d7/*"}""")]
    [InlineData(
        NoOtherPrefix, "upload-state-access",
        """{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"BUCKET/uploads/*"}""")]
    [InlineData(
        NoOtherPrefix, "upload-state-access", """{"Effect":"Allow","Action":"s3:PutObjectTagging","Resource":"BUCKET/*"}""")]
    [InlineData(
        NoOtherPrefix, "upload-state-access", """{"Effect":"Allow","Action":"s3:GetObject","Resource":"BUCKET/logs/*"}""")]
    [InlineData(NoOtherPrefix, "upload-state-access", """{"Effect":"Allow","Action":"s3:ListBucket","Resource":"BUCKET"}""")]
    [InlineData(
        NoOtherPrefix, "upload-state-access",
        """{"Effect":"Allow","Action":"s3:ListBucketVersions","Resource":"BUCKET","Condition":{"StringLike":{"s3:prefix":"uploads/*"}}}""")]
    [InlineData(
        NoOtherPrefix, "upload-state-access",
        """{"Effect":"Allow","Action":"s3:PutObjectTagging","Resource":"BUCKET/savepoints/*"}""", false)]
    [InlineData(
        NoOtherPrefix, "upload-state-access",
        """{"Effect":"Allow","Action":"s3:ListBucketVersions","Resource":"BUCKET","Condition":{"StringLike":{"s3:prefix":"savepoints/*"}}}""", false)]
    [InlineData(
        NoOtherPrefix, "bastion-session-manager",
        """{"Effect":"Allow","Action":"s3:GetObject","Resource":"BUCKET/checkpoints/*"}""")]
    [InlineData(
        NoOtherPrefix, "bastion-session-manager",
        """{"Effect":"Allow","Action":"s3:ListBucket","Resource":"BUCKET","Condition":{"StringLike":{"s3:prefix":"checkpoints/*"}}}""")]
    [InlineData(
        NoOtherPrefix, "state-policy",
        """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/infra-prod-upload"},"Action":"s3:GetObject","Resource":"BUCKET/uploads/*"}""")]
    [InlineData(NotPublic, "state-key", """{"Effect":"Allow","Principal":"*","Action":"kms:Decrypt","Resource":"*"}""")]
    [InlineData(
        NotPublic, "state-access-log-policy",
        """{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::infra-prod-access-log-52c0e5d7/*","Condition":{"StringLike":{"aws:Referer":"https://example.com/*"}}}""")]
    [InlineData(NotPublic, "upload-role", """{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}""")]
    [InlineData(
        Checkpoints, "upload-state-access", """{"Effect":"Allow","Action":"s3:Delete*","Resource":"BUCKET/checkpoints/*"}""")]
    [InlineData(Checkpoints, "upload-state-access", """{"Effect":"Allow","Action":"s3:DeleteObject","Resource":"*"}""")]
    [InlineData(
        Checkpoints, "state-policy",
        """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/infra-prod-bastion"},"Action":"s3:DeleteObject","Resource":"BUCKET/*"}""")]
    [InlineData(
        Versions, "upload-state-access", """{"Effect":"Allow","Action":"s3:DeleteObjectVersion","Resource":"BUCKET/logs/*"}""")]
    [InlineData(
        NoRaise, "upload-state-access",
        """{"Effect":"Allow","Action":"iam:PutRolePolicy","Resource":"arn:aws:iam::123456789012:role/infra-*"}""")]
    [InlineData(NoRaise, "bastion-session-manager", """{"Effect":"Allow","NotAction":"s3:*","Resource":"*"}""")]
    [InlineData(NoRaise, "upload-state-access", """{"Effect":"Allow","Action":"kms:CreateGrant","Resource":"*"}""")]
    [InlineData(NoRaise, "upload-state-access", """{"Effect":"Allow","Action":"kms:PutKeyPolicy","Resource":"*"}""")]
    [InlineData(NoChain, "upload-state-access", """{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"}""")]
    [InlineData(NoChain, "bastion-session-manager", """{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}""")]
    [InlineData(
        NoChain, "bastion-role",
        """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/infra-prod-upload"},"Action":"sts:AssumeRole"}""")]
    public async Task A_planted_statement_breaks_the_theorem(string name, string holder, string statement, bool breaks = true)
    {
        var report = await Given.Stack("prod");
        var theorem = Theorem(report.With(holder, statement), name);

        Assert.Equal(breaks ? TheoremOutcome.Refuted : TheoremOutcome.Proved, theorem.Outcome);
        Assert.Equal(breaks, theorem.Example is not null);
    }

    [Fact]
    public async Task Without_the_statement_that_demands_it_TLS_is_not_demanded()
    {
        var report = await Given.Stack("dev");
        var theorem = Theorem(report.Without("state-policy", "NothingWithoutTls"), Tls);

        Assert.Equal(TheoremOutcome.Refuted, theorem.Outcome);
        Assert.Contains("aws:SecureTransport = false", theorem.Example, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bucket_without_a_policy_demands_no_TLS()
    {
        var report = await Given.Stack("dev");
        var theorem = Theorem(
            report with
            {
                Documents = [
                .. report.Documents.Where(document => !document.Urn.EndsWith("::state-policy", StringComparison.Ordinal))]
            },
                Tls);

        Assert.Equal(TheoremOutcome.Refuted, theorem.Outcome);
    }

    [Fact]
    public async Task The_example_of_a_broken_theorem_has_a_principal_of_the_theorem()
    {
        var report = (await Given.Stack("prod"))
            .With("bastion-session-manager", """{"Effect":"Allow","Action":"s3:DeleteBucket","Resource":"*"}""");

        Assert.StartsWith(
            "arn:aws:sts::123456789012:assumed-role/infra-prod-bastion/", Theorem(report, BucketStays).Example,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_of_two_roles_is_shown_step_by_step()
    {
        var report = (await Given.Stack("prod"))
            .With("bastion-role",
                """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/infra-prod-upload"},"Action":"sts:AssumeRole"}""");

        Assert.Equal(
            "infra-prod-uploader can assume infra-prod-upload, which can assume infra-prod-bastion",
            Theorem(report, NoChain).Example);
    }

    [Fact]
    public async Task With_a_cluster_only_its_nodes_remove_checkpoints_and_the_service_hands_on_only_their_role()
    {
        var report = await Given.Stack("prod with Flink");
        var service = report.With(
            "flink-roles-node-role-passing",
            """{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::123456789012:role/infra-*"}""");

        Assert.Equal(TheoremOutcome.Refuted, Theorem(service, NoChain).Outcome);
        Assert.Equal(
            TheoremOutcome.Refuted,
            Theorem(report.With(
                "flink-roles-volume-encryption", """{"Effect":"Allow","Action":"s3:DeleteObject","Resource":"*"}"""),
                Checkpoints).Outcome);
        Assert.Contains(
            Theorem(report, NoChain).Assumptions, assumption =>
            assumption.Contains("AmazonEMRServicePolicy_v2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_setting_names_who_may_remove_checkpoints()
    {
        var report = await Given.Stack("prod");
        var planted = report.With(
            "upload-state-access", """{"Effect":"Allow","Action":"s3:DeleteObject","Resource":"BUCKET/checkpoints/*"}""");
        var settings = (System.Text.Json.Nodes.JsonObject)report.Settings.DeepClone();
        settings["infra:access"]!["mayDeleteCheckpoints"] = true;

        Assert.Equal(TheoremOutcome.Refuted, Theorem(planted, Checkpoints).Outcome);
        Assert.Equal(TheoremOutcome.Proved, Theorem(planted with { Settings = settings }, Checkpoints).Outcome);
    }

    [Fact]
    public async Task A_refuted_theorem_is_an_error_and_an_undecided_one_a_warning()
    {
        var report = (await Given.Stack("dev")).Without("state-policy", "NothingWithoutTls");
        var broken = AllTheorems.Findings(report with { Theorems = AllTheorems.Of(report) }).Single();
        var open = AllTheorems.Findings(
            report with { Theorems = [new("a sentence", TheoremOutcome.Unknown, null, "it is hard", [], 1)] }).Single();

        Assert.Equal(("THEOREM_BROKEN", Severity.Error), (broken.Code, broken.Severity));
        Assert.Contains(Tls, broken.Message, StringComparison.Ordinal);
        Assert.Equal(("THEOREM_UNDECIDED", Severity.Warning), (open.Code, open.Severity));
        Assert.Contains("it is hard", open.Message, StringComparison.Ordinal);
    }

    private static TheoremRow Theorem(ReviewReport report, string name) =>
        AllTheorems.Of(report, asked => asked == name).Single();
}
