using System.Text.Json.Nodes;
using Review.Model;
using Tests.Review.Diff;

namespace Tests.Review.Model;

public sealed class ReportReaderTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void A_report_that_was_written_reads_back_as_it_was(string stack)
    {
        var json = JsonReport.Write(Changed.Of(stack).Report);

        Assert.Equal(json, JsonReport.Write(Assert.IsType<ReportReading.Read>(ReportReader.Read(json)).Report));
    }

    [Theory]
    [InlineData(
        "{}}", "not JSON: line 1, byte 3: '}' is invalid after a single JSON value. Expected end of data; write a report with "
            + "`./run review STACK --format json`")]
    [InlineData(
        """{"\ud800": 1}""",
        "not JSON: a \\u escape is an unpaired surrogate; write a report with `./run review STACK --format json`")]
    [InlineData("""{"stack": 1, "stack": 2}""", "it has an object with two members of one name; remove one of them")]
    [InlineData("[]", "it is not a report: write one with `./run review STACK --format json`")]
    [InlineData(
        """{"Version":"2012-10-17","Statement":[]}""", "it is not a report: write one with `./run review STACK --format json`")]
    [InlineData("""{"problems":[]}""", "it contains the problems of a stack that could not be reviewed, not a report")]
    public void Text_that_is_not_a_report_is_refused_in_one_sentence(string json, string problem) =>
        Assert.Equal([problem], Assert.IsType<ReportReading.Refused>(ReportReader.Read(json)).Problems);

    [Fact]
    public void Every_problem_is_reported_with_its_path()
    {
        var json = JsonNode.Parse(Changed.Of().Json)!;
        json["stack"] = 1;
        json["resources"]![3]!["urn"] = null;
        json["resources"]![4]!["options"]!["protect"] = "yes";
        json["documents"]![0]!["kind"] = "other";
        json["findings"]![0]!["severity"] = "bad";
        json.AsObject().Remove("access");

        Assert.Equal(
            [
                "$.access: must be a list",
                "$.documents[0].kind: must be one of trust, identity, resource, endpoint, boundary",
                "$.findings[0].severity: must be one of error, warning, note",
                "$.resources[3].urn: must be a text",
                "$.resources[4].options.protect: must be true or false",
                "$.stack: must be a text",
            ],
            Assert.IsType<ReportReading.Refused>(ReportReader.Read(json.ToJsonString())).Problems.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_report_whose_documents_are_not_those_of_its_resources_is_refused()
    {
        var json = JsonNode.Parse(Changed.Of().Json)!;
        json["documents"]![0]!["policy"]!["Statement"] = new JsonArray();

        Assert.Equal(
            ["$.documents[0].policy: differs from the document in the inputs of this resource"],
            Assert.IsType<ReportReading.Refused>(ReportReader.Read(json.ToJsonString())).Problems);
    }
}
