using System.Text.Json.Nodes;
using Rehearsal.Creation;

namespace Tests.Rehearsal.Creation;

public sealed class InputComparerTests
{
    private const string Declared = """
        {"Version":"2012-10-17","Statement":[{"Sid":"NoPlainHttp","Effect":"Deny","Principal":"*","Action":"s3:*",
        "Resource":["arn:aws:s3:::example","arn:aws:s3:::example/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}
        """;

    private static readonly ResourceHandler Anything = new("a:b:C", (_, _, _) => throw new NotSupportedException(), null);

    [Fact]
    public void Equivalent_policy_documents_are_the_same()
    {
        const string Held = """
            {"Statement":{"Condition":{"Bool":{"aws:SecureTransport":["false"]}},
            "Resource":["arn:aws:s3:::example/*","arn:aws:s3:::example"],"Action":["S3:*"],
            "Principal":{"AWS":"*"},"Effect":"Deny","Sid":"NoPlainHttp"},"Version":"2012-10-17"}
            """;

        Assert.IsType<InputComparison.Same>(
            Compare(Anything.WithPolicyDocument("policy", PolicyDocumentType.Resource), "policy", Declared, Held));
    }

    [Theory]
    [InlineData("false", "true")]
    [InlineData("s3:*", "s3:Get*")]
    [InlineData("Deny", "Allow")]
    [InlineData(",\"arn:aws:s3:::example/*\"", "")]
    public void Policy_documents_that_are_not_equivalent_differ(string old, string replacement) =>
        Assert.IsType<InputComparison.Different>(
            Compare(
                Anything.WithPolicyDocument("policy", PolicyDocumentType.Resource),
                "policy",
                Declared,
                Declared.Replace(old, replacement, StringComparison.Ordinal)));

    [Fact]
    public void A_missing_policy_document_differs() =>
        Assert.IsType<InputComparison.Different>(
            Compare(Anything.WithPolicyDocument("policy", PolicyDocumentType.Resource), "policy", Declared, null));

    [Fact]
    public void The_order_of_a_list_and_the_notation_of_a_number_do_not_matter() =>
        Assert.IsType<InputComparison.Same>(
            Compare(
                Anything, "tags", JsonNode.Parse("""{"a":["x","y"],"n":7}"""), JsonNode.Parse("""{"n":7.0,"a":["y","x"]}""")));

    [Fact]
    public void A_missing_tag_differs() =>
        Assert.Equal(
            new InputComparison.Different("""{"a":"b"}""", "{}"),
            Compare(Anything, "tags", JsonNode.Parse("""{"a":"b"}"""), new JsonObject()));

    [Fact]
    public void An_input_that_cannot_be_compared_has_a_reason() =>
        Assert.Equal(
            new InputComparison.NotCompared("why not"), Compare(Anything.NotComparing("days", "why not"), "days", 7, null));

    [Fact]
    public void An_input_that_is_not_read_back_differs() =>
        Assert.IsType<InputComparison.Different>(Compare(Anything, "new", "value", null));

    private static InputComparison Compare(ResourceHandler handler, string input, JsonNode? declared, JsonNode? held) =>
        Assert.Single(
            InputComparer.Compare(handler, new JsonObject { [input] = declared }, new JsonObject { [input] = held })).Result;
}
