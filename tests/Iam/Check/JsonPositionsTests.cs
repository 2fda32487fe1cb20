using IamEngine.Json;

namespace Tests.Check;

public class JsonPositionsTests
{
    private const string Document = """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["a:b", "c:d"],
              "Condition": { "StringEquals": { "token.actions.example.com:sub": "é😀", "x": 1 } } }
          ]
        }
        """;

    [Theory]
    [InlineData("$", "{")]
    [InlineData("$.Version", "\"Version\": \"2012-10-17\"")]
    [InlineData("$.Statement", "\"Statement\"")]
    [InlineData("$.Statement[0]", "{")]
    [InlineData("$.Statement[0].Effect", "\"Effect\": \"Allow\"")]
    [InlineData("$.Statement[0].Action", "\"Action\"")]
    [InlineData("$.Statement[0].Action[1]", "\"c:d\"")]
    [InlineData(
        "$.Statement[0].Condition.StringEquals.token.actions.example.com:sub", "\"token.actions.example.com:sub\": \"é😀\"")]
    [InlineData("$.Statement[0].Condition.StringEquals.x", "\"x\": 1")]
    public void A_path_maps_to_its_position(string path, string expected)
    {
        var positions = JsonPositions.Of(Document);
        var span = positions.Find(path);
        Assert.Equal(span.Line, span.EndLine);
        Assert.Equal(expected, positions.Lines[span.Line - 1][(span.Column - 1)..(span.EndColumn - 1)]);
    }

    [Theory]
    [InlineData("$.Statement[7].Action", "$.Statement")]
    [InlineData("$.Statement[0].Nothing", "$.Statement[0]")]
    [InlineData("$.Nothing", "$")]
    [InlineData("nonsense[", "$")]
    public void An_unknown_path_maps_to_its_nearest_ancestor(string path, string expected)
    {
        var positions = JsonPositions.Of(Document);
        Assert.Equal(positions.Find(expected), positions.Find(path));
    }

    [Theory]
    [InlineData("{\n  \"a\": ,\n}", 2, 8)]
    [InlineData("", 1, 1)]
    [InlineData("{ \"é\": x", 1, 8)]
    public void Invalid_JSON_maps_to_the_syntax_error(string json, int line, int column) =>
        Assert.Equal(
            (line, column), JsonPositions.Of(json).Find("$.Statement[0]") is var span ? (span.Line, span.Column) : default);

    [Fact]
    public void A_duplicate_member_maps_to_the_second() =>
        Assert.Equal(2, JsonPositions.Of("{\"a\": 1,\n\"a\": 2}").Find("$.a").Line);

    [Fact]
    public void Long_lines_are_counted_right()
    {
        var json = $"[{string.Join(',', Enumerable.Range(0, 5_000).Select(i => i % 7 == 0 ? "\"é😀\"" : "\"a\""))},\"end\"]";
        var span = JsonPositions.Of(json).Find("$[5000]");
        Assert.Equal("\"end\"", json[(span.Column - 1)..(span.EndColumn - 1)]);
    }
}
