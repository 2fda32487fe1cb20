using IamEngine.Vocabulary;
using Xunit.Sdk;

namespace Tests.Review.Model.Accounts;

public sealed class AccountTests
{
    public static TheoryData<string> Stacks => ["dev", "prod"];

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task The_uploader_may_become_the_upload_role_and_do_nothing_else(string stack)
    {
        var uploader = (await AccountClaims.Of(stack)).User("uploader");

        uploader.May(Sts.AssumeRole).When("sts:RoleSessionName", uploader.Principal.Name).OnRole("upload");
        uploader.MayNot(Sts.AssumeRole).OnRole("bastion");
        uploader.MayNot(S3.ListBucket).When("s3:prefix", "checkpoints/").On();
        uploader.MayNot(S3.PutObject).On("checkpoints/a");
        uploader.MayNot(S3.GetObject).On("checkpoints/a");
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task The_upload_role_reads_and_writes_under_the_prefixes_only(string stack)
    {
        var role = (await AccountClaims.Of(stack)).Role("upload");

        role.May(S3.PutObject).On("checkpoints/job/chk-1/_metadata");
        role.May(S3.GetObject).On("savepoints/savepoint-1/_metadata");
        role.May(S3.ListBucket).When("s3:prefix", "savepoints/job/").On();
        role.MayNot(S3.ListBucket).On();
        role.MayNot(S3.ListBucket).When("s3:prefix", "elsewhere/").On();
        role.MayNot(S3.PutObject).On("elsewhere/a");
        role.MayNot(S3.PutObject).On("checkpoints-of-others/a");
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task The_upload_role_deletes_nothing(string stack)
    {
        var role = (await AccountClaims.Of(stack)).Role("upload");

        role.MayNot(S3.DeleteObject).On("checkpoints/a");
        role.MayNot(S3.DeleteObject).On("savepoints/a");
        role.MayNot(S3.DeleteObjectVersion).On("savepoints/a");
        role.MayNot(S3.DeleteBucket).On();
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Requests_without_TLS_or_with_an_old_version_are_denied(string stack)
    {
        var role = (await AccountClaims.Of(stack)).Role("upload");

        role.MayNot(S3.GetObject).When("aws:SecureTransport", "false").On("checkpoints/a");
        role.MayNot(S3.GetObject).When("s3:TlsVersion", "1.1").On("checkpoints/a");
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task An_upload_may_leave_encryption_to_the_bucket_and_may_not_name_another(string stack)
    {
        var role = (await AccountClaims.Of(stack)).Role("upload");
        const string header = "s3:x-amz-server-side-encryption";

        role.May(S3.PutObject).On("checkpoints/a");
        role.May(S3.PutObject).When(header, "aws:kms").On("checkpoints/a");
        role.MayNot(S3.PutObject).When(header, "AES256").On("checkpoints/a");
        role.MayNot(S3.PutObject).When(header, "aws:kms")
            .When($"{header}-aws-kms-key-id", "arn:aws:kms:us-east-1:111122223333:key/x").On("checkpoints/a");
        role.MayNot(S3.PutObject).When($"{header}-customer-algorithm", "AES256").On("checkpoints/a");
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task The_key_is_used_through_S3_only(string stack)
    {
        var role = (await AccountClaims.Of(stack)).Role("upload");

        role.May(Kms.Decrypt).When("kms:ViaService", "s3.us-east-1.amazonaws.com").OnTheKey();
        role.MayNot(Kms.Decrypt).OnTheKey();
        role.MayNot(Kms.Decrypt).When("kms:ViaService", "ec2.us-east-1.amazonaws.com").OnTheKey();
        role.MayNot(Kms.ScheduleKeyDeletion).OnTheKey();
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task No_principal_outside_the_stack_is_allowed(string stack)
    {
        var account = await AccountClaims.Of(stack);
        foreach (var stranger in new[] { account.Anybody, account.AnotherAccountsAdmin })
        {
            stranger.MayNot(S3.GetObject).On("checkpoints/a");
            stranger.MayNot(S3.PutObject).On("checkpoints/a");
            stranger.MayNot(S3.ListBucket).When("s3:prefix", "checkpoints/").On();
            stranger.MayNot(Sts.AssumeRole).When("sts:RoleSessionName", "infra-dev-uploader").OnRole("upload");
            stranger.MayNot(Kms.Decrypt).When("kms:ViaService", "s3.us-east-1.amazonaws.com").OnTheKey();
        }
    }

    [Fact]
    public async Task In_prod_the_session_has_the_users_name_and_comes_from_the_named_networks()
    {
        var uploader = (await AccountClaims.Of("prod")).User("uploader");

        uploader.MayNot(Sts.AssumeRole).When("sts:RoleSessionName", "somebody").OnRole("upload");
        uploader.MayNot(Sts.AssumeRole).When("sts:RoleSessionName", uploader.Principal.Name).When("aws:SourceIp", "198.51.100.1")
            .OnRole("upload");
        uploader.MayNot(Sts.AssumeRole).When("sts:RoleSessionName", uploader.Principal.Name).Without("aws:SourceIp")
            .OnRole("upload");
    }

    [Fact]
    public async Task A_false_claim_fails_and_says_what_decides()
    {
        var role = (await AccountClaims.Of("dev")).Role("upload");

        var failure = Assert.Throws<TrueException>(() => role.May(S3.DeleteObject).On("savepoints/a"));

        Assert.Contains(
            "infra-dev-upload s3:DeleteObject on arn:aws:s3:::infra-dev-state-", failure.Message, StringComparison.Ordinal);
        Assert.Contains(
            "is ImplicitlyDenied: no identity policy allows s3:DeleteObject", failure.Message, StringComparison.Ordinal);
    }
}
