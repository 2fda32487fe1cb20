using IamEngine.Model;
using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class AccessLogBucketPolicyTests
{
    private const string Log = "arn:aws:s3:::example-log";

    private static readonly ResourcePolicy Document =
        AccessLogBucketPolicy.Document(Arn.Of(Log), Arn.Of(Example.Bucket), Example.Id);

    private static readonly Asker Delivery = Over(Asker.Of(Document, "logging.s3.amazonaws.com"))
        .When("aws:SourceAccount", Example.Account).When("aws:SourceArn", Example.Bucket);

    [Fact]
    public void It_reads() => Assert.Equal(
        """
        Allow DeliverTheAccessLog
          to Service logging.s3.amazonaws.com
          s3:PutObject
          on arn:aws:s3:::example-log/*
          when ArnEquals aws:SourceArn {arn:aws:s3:::example-state}
          when StringEquals aws:SourceAccount {123456789012}
        Deny NothingWithoutTls
          to everyone
          s3:*
          on arn:aws:s3:::example-log
          on arn:aws:s3:::example-log/*
          when Bool aws:SecureTransport {false}
        Deny NothingBelowTls12
          to everyone
          s3:*
          on arn:aws:s3:::example-log
          on arn:aws:s3:::example-log/*
          when NumericLessThan s3:TlsVersion {1.2}
        """,
        Read(Document));

    [Fact]
    public void S3_delivers_the_log_of_the_state_bucket() => Delivery.May("s3:PutObject", $"{Log}/2026/a");

    [Fact]
    public void S3_does_nothing_else_there()
    {
        Delivery.MayNot("s3:PutObject", Log, $"{Log}-2/a");
        Delivery.MayNot("s3:GetObject", $"{Log}/a");
        Delivery.MayNot("s3:DeleteObject", $"{Log}/a");
    }

    [Fact]
    public void S3_delivers_for_no_other_bucket_or_account()
    {
        Delivery.When("aws:SourceArn", $"{Example.Bucket}-2").MayNot("s3:PutObject", $"{Log}/a");
        Delivery.Without("aws:SourceArn").MayNot("s3:PutObject", $"{Log}/a");
        Delivery.When("aws:SourceAccount", Example.OtherAccount).MayNot("s3:PutObject", $"{Log}/a");
        Delivery.Without("aws:SourceAccount").MayNot("s3:PutObject", $"{Log}/a");
    }

    [Theory]
    [InlineData("delivery.logs.amazonaws.com")]
    [InlineData("anonymous")]
    [InlineData("arn:aws:iam::111122223333:role/admin")]
    public void No_other_caller_delivers(string caller) =>
        (Delivery with { Caller = IamEngine.Requests.Caller.Of(caller) }).MayNot("s3:PutObject", $"{Log}/a");

    [Fact]
    public void Requests_without_TLS_or_below_1_2_are_denied()
    {
        var reader = Over(Asker.Of(Document));

        reader.May("s3:GetObject", $"{Log}/a");
        reader.When("aws:SecureTransport", "false").MustNot("s3:GetObject", $"{Log}/a");
        reader.When("aws:SecureTransport", "false").MustNot("s3:ListBucket", Log);
        reader.When("s3:TlsVersion", "1.1").MustNot("s3:GetObject", $"{Log}/a");
        reader.When("s3:TlsVersion", "1.1").MustNot("s3:ListBucket", Log);
        Delivery.When("aws:SecureTransport", "false").MustNot("s3:PutObject", $"{Log}/a");
    }

    private static Asker Over(Asker asker) => asker.When("aws:SecureTransport", "true").When("s3:TlsVersion", "1.2");
}
