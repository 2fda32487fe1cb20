using System.Text.Json.Nodes;
using Rehearsal.Creation;

namespace Tests.Rehearsal;

public sealed class ComparisonTests
{
    private const string Declared = """
        {"Version":"2012-10-17","Statement":[{"Sid":"NoPlainHttp","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::example","arn:aws:s3:::example/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}
        """;

    private static readonly Kind Anything = new("a:b:C", (_, _, _) => throw new NotSupportedException(), null);

    [Fact]
    public void A_document_may_be_written_otherwise_and_mean_the_same()
    {
        const string Held = """
            {"Statement":{"Condition":{"Bool":{"aws:SecureTransport":["false"]}},"Resource":["arn:aws:s3:::example/*","arn:aws:s3:::example"],"Action":["S3:*"],"Principal":{"AWS":"*"},"Effect":"Deny","Sid":"NoPlainHttp"},"Version":"2012-10-17"}
            """;

        Assert.IsType<Compared.Same>(Compare(Anything.WithDocument("policy", DocumentKind.Resource), "policy", Declared, Held));
    }

    [Theory]
    [InlineData("false", "true")]
    [InlineData("s3:*", "s3:Get*")]
    [InlineData("Deny", "Allow")]
    [InlineData(",\"arn:aws:s3:::example/*\"", "")]
    public void A_document_that_means_something_else_is_seen(string old, string planted) =>
        Assert.IsType<Compared.Different>(Compare(Anything.WithDocument("policy", DocumentKind.Resource), "policy", Declared, Declared.Replace(old, planted, StringComparison.Ordinal)));

    [Fact]
    public void A_document_that_is_gone_is_seen() =>
        Assert.IsType<Compared.Different>(Compare(Anything.WithDocument("policy", DocumentKind.Resource), "policy", Declared, null));

    [Fact]
    public void Lists_are_sets_and_numbers_are_numbers() =>
        Assert.IsType<Compared.Same>(Compare(Anything, "tags", JsonNode.Parse("""{"a":["x","y"],"n":7}"""), JsonNode.Parse("""{"n":7.0,"a":["y","x"]}""")));

    [Fact]
    public void A_tag_that_is_lost_is_seen() =>
        Assert.Equal(new Compared.Different("""{"a":"b"}""", "{}"), Compare(Anything, "tags", JsonNode.Parse("""{"a":"b"}"""), new JsonObject()));

    [Fact]
    public void What_cannot_be_held_is_told_with_the_reason() =>
        Assert.Equal(new Compared.NotHeld("why not"), Compare(Anything.NotHolding("days", "why not"), "days", 7, null));

    [Fact]
    public void What_nobody_reads_back_is_a_difference_and_not_passed_over() =>
        Assert.IsType<Compared.Different>(Compare(Anything, "new", "value", null));

    private static Compared Compare(Kind kind, string input, JsonNode? declared, JsonNode? held) =>
        Assert.Single(Comparison.Of(kind, new JsonObject { [input] = declared }, new JsonObject { [input] = held })).Outcome;
}
