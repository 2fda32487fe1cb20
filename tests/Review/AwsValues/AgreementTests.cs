using System.Text.Json;
using Review.AwsValues;
using static Review.AwsValues.Constraint;

namespace Tests.AwsValues;

/// <summary>Compares the table with AWS's API models, which come from the services' own validation.</summary>
public sealed class AgreementTests
{
    [NeedsApiModels]
    public void The_table_says_what_the_API_models_say_or_why_not()
    {
        var models = new Dictionary<string, ApiModel>();
        var problems = new List<string>();
        foreach (var rules in ValueTable.All.Where(rules => rules.Member is not null))
        {
            var parts = rules.Member!.Split(':', 3);
            var model = models.TryGetValue(parts[0], out var known) ? known : models[parts[0]] = ApiModel.Of(parts[0]);
            problems.AddRange(
                model.Shape(parts[1], parts[2]) is { } shape ? Agreement.Problems(rules, shape)
                : [$"the model has no {rules.Member}"]);
        }

        Assert.Equal("", string.Join('\n', problems));
        Assert.Equal(["ec2", "emr", "iam", "kms", "logs", "s3", "secretsmanager"], models.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rules_that_agree_are_no_problem() => Assert.Empty(Problems(
        """{"type": "string", "min": 1, "max": 64, "pattern": "^([\\w+=]+)$"}""", new Length(1, 64),
        new Pattern("[A-Za-z0-9_+=]+", "w", "a", "!")));

    [Theory]
    [InlineData("""{"type": "string", "min": 1, "max": 63}""", "the model has 1 to 63 characters, the table 1 to 64 characters")]
    [InlineData("""{"type": "string", "max": 64}""", "the model has  to 64 characters, the table 1 to 64 characters")]
    [InlineData("""{"type": "string", "enum": ["a"]}""", "the model has the values a, and the table has no row for it")]
    [InlineData(
        """{"type": "string", "min": 1, "max": 64, "pattern": "a+"}""",
        "the model has a pattern, and the table has no row for it")]
    public void A_length_that_the_model_contradicts_is_found(string shape, string problem) =>
        Assert.Equal([$"t i: {problem}"], Problems(shape, new Length(1, 64)));

    [Fact]
    public void A_pattern_that_the_model_contradicts_is_found() => Assert.Equal(
        ["t i: the model has the pattern [a-z]+, the table [a-z0-9]+"],
        Problems("""{"type": "string", "pattern": "[a-z]+"}""", new Pattern("[a-z0-9]+", "w", "a", "!")));

    [Fact]
    public void A_value_that_the_model_lacks_is_found_and_an_additional_one_is_not()
    {
        Assert.Equal(
            ["t i: the model does not have b"], Problems("""{"type": "string", "enum": ["a"]}""", new AllowedValues(["a", "b"])));
        Assert.Empty(Problems("""{"type": "string", "enum": ["a", "b", "c"]}""", new AllowedValues(["a", "b"])));
    }

    [Fact]
    public void A_range_that_the_model_contradicts_is_found_unless_the_row_says_why()
    {
        const string shape = """{"type": "integer", "min": 1, "max": 365}""";

        Assert.Equal(["t i: the model has 1 to 365, the table a number from 7 to 30"], Problems(shape, new Between(7, 30)));
        Assert.Empty(Problems(shape, new Between(7, 30) { Differs = "the page says so" }));
        Assert.Equal(["t i: the model does not differ: the page says so"], Problems(shape, new Between(1, 365)
        {
            Differs = "the page says so",
        }));
    }

    private static IEnumerable<string> Problems(string shape, params Constraint[] constraints) =>
        Agreement.Problems(new("t", "i", "what", "help", "link", null, [.. constraints]), JsonDocument.Parse(shape).RootElement);
}
