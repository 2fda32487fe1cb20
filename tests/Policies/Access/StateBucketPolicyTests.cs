using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class StateBucketPolicyTests
{
    private const string Object = $"{Example.Bucket}/checkpoints/a";

    private const string Encryption = "s3:x-amz-server-side-encryption";

    private static readonly Asker Caller = From(Example.Account);

    [Fact]
    public void It_reads() => Assert.Equal(
        """
        Deny NothingWithoutTls
          to everyone
          s3:*
          on arn:aws:s3:::example-state
          on arn:aws:s3:::example-state/*
          when Bool aws:SecureTransport {false}
        Deny NothingBelowTls12
          to everyone
          s3:*
          on arn:aws:s3:::example-state
          on arn:aws:s3:::example-state/*
          when NumericLessThan s3:TlsVersion {1.2}
        Deny NoOtherEncryption
          to everyone
          s3:PutObject
          on arn:aws:s3:::example-state/*
          when Null s3:x-amz-server-side-encryption {false}
          when StringNotEquals s3:x-amz-server-side-encryption {aws:kms}
        Deny NoOtherKey
          to everyone
          s3:PutObject
          on arn:aws:s3:::example-state/*
          when ArnNotLike s3:x-amz-server-side-encryption-aws-kms-key-id {arn:aws:kms:us-east-1:123456789012:key/example}
          when Null s3:x-amz-server-side-encryption-aws-kms-key-id {false}
        Deny NoKeyOfTheCaller
          to everyone
          s3:PutObject
          on arn:aws:s3:::example-state/*
          when Null s3:x-amz-server-side-encryption-customer-algorithm {false}
        Deny NobodyOutsideTheAccount
          to everyone
          s3:*
          on arn:aws:s3:::example-state
          on arn:aws:s3:::example-state/*
          when StringNotEquals aws:PrincipalAccount {123456789012}
        """,
        Read(StateBucketPolicy.Document(Example.Store, Example.Id)));

    [Fact]
    public void It_allows_nothing_by_itself() =>
        (Caller with { Policies = Caller.Policies with { Identity = [] } }).MayNot("s3:GetObject", Object);

    [Fact]
    public void Requests_without_TLS_or_below_1_2_are_denied()
    {
        Caller.May("s3:GetObject", Object);
        Caller.May("s3:ListBucket", Example.Bucket);
        Caller.When("aws:SecureTransport", "false").MustNot("s3:GetObject", Object);
        Caller.When("aws:SecureTransport", "false").MustNot("s3:ListBucket", Example.Bucket);
        Caller.When("s3:TlsVersion", "1.1").MustNot("s3:GetObject", Object);
        Caller.When("s3:TlsVersion", "1.1").MustNot("s3:ListBucket", Example.Bucket);
    }

    [Fact]
    public void An_upload_leaves_encryption_to_the_bucket_or_names_the_key_of_the_state()
    {
        var encrypted = Caller.When(Encryption, "aws:kms");

        Caller.May("s3:PutObject", Object);
        encrypted.May("s3:PutObject", Object);
        encrypted.When($"{Encryption}-aws-kms-key-id", Example.Key).May("s3:PutObject", Object);
    }

    [Fact]
    public void An_upload_names_no_other_encryption()
    {
        Caller.When(Encryption, "AES256").MustNot("s3:PutObject", Object);
        Caller.When(Encryption, "aws:kms:dsse").MustNot("s3:PutObject", Object);
        Caller.When($"{Encryption}-aws-kms-key-id", $"{Example.Key}-2").MustNot("s3:PutObject", Object);
        Caller.When($"{Encryption}-aws-kms-key-id", "arn:aws:kms:us-east-1:111122223333:key/example")
            .MustNot("s3:PutObject", Object);
        Caller.When($"{Encryption}-customer-algorithm", "AES256").MustNot("s3:PutObject", Object);
    }

    [Fact]
    public void Reading_names_any_encryption() => Caller.When(Encryption, "AES256").May("s3:GetObject", Object);

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/admin")]
    [InlineData("anonymous")]
    [InlineData("logging.s3.amazonaws.com")]
    public void No_principal_outside_the_account_is_allowed_anything(string caller)
    {
        Over(Asker.Of(StateBucketPolicy.Document(Example.Store, Example.Id), caller)).MustNot("s3:GetObject", Object);
        Over(Asker.Of(StateBucketPolicy.Document(Example.Store, Example.Id), caller)).MustNot("s3:ListBucket", Example.Bucket);
    }

    private static Asker From(string account) =>
        Over(Asker.Of(StateBucketPolicy.Document(Example.Store, Example.Id), $"arn:aws:iam::{account}:role/upload"));

    private static Asker Over(Asker asker) => asker.When("aws:SecureTransport", "true").When("s3:TlsVersion", "1.2");
}
