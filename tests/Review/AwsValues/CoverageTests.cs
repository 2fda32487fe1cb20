using System.Text.Json;
using System.Text.Json.Nodes;
using Review.AwsValues;

namespace Tests.AwsValues;

/// <summary>The table has rules for every text and number that the stacks send to AWS.</summary>
public sealed class CoverageTests
{
    [Fact]
    public async Task Every_text_and_number_that_a_stack_declares_is_in_the_table_or_named_as_free()
    {
        var declared = await Declared();

        Assert.Empty(Unknown(declared));
        Assert.Empty(FreeInputs.All.Keys.Except(declared)); // a reason for an input that no stack has any more
        Assert.Empty(FreeInputs.All.Keys.Intersect(InTable));
        Assert.Empty(ValueTable.All.Select(rules => rules.Type).Except(declared.Select(input => input.Type)));
    }

    [Fact]
    public void An_input_that_is_neither_is_found()
    {
        var inputs = JsonNode.Parse(
            """{"name": "x", "bucketPrefix": "x", "rules": [{"weight": 3, "on": true}], "tags": {"owner": "x"}}""")!.AsObject();

        Assert.Equal(
            [("aws:iam/role:Role", "bucketPrefix"), ("aws:iam/role:Role", "rules[].weight")],
            Unknown(Inputs("aws:iam/role:Role", "", inputs)));
    }

    private static HashSet<(string Type, string Input)> InTable => [.. ValueTable.All.Select(rules => (rules.Type, rules.Input))];

    private static IEnumerable<(string Type, string Input)> Unknown(IEnumerable<(string Type, string Input)> declared) =>
        declared.Except(InTable).Except(FreeInputs.All.Keys);

    private static async Task<HashSet<(string Type, string Input)>> Declared() =>
        [.. (await Declarations.OfAll()).Where(IsSent).SelectMany(resource => Inputs(resource.Type, "", resource.Inputs))];

    /// <summary>Components and the stack itself are not sent to AWS.</summary>
    private static bool IsSent(global::Review.Model.ReportedResource resource) =>
        resource.Type.Split(':')[0] is not ("infra" or "pulumi");

    /// <summary>Texts and numbers by path; Booleans need no rules.</summary>
    private static IEnumerable<(string Type, string Input)> Inputs(string type, string path, JsonNode? value) => value switch
    {
        JsonObject map when path == "tags" || path.EndsWith(".tags", StringComparison.Ordinal) => [(type, $"{path}{{}}")],
        JsonObject members =>
            members.SelectMany(member => Inputs(type, path.Length == 0 ? member.Key : $"{path}.{member.Key}", member.Value)),
        JsonArray list => list.SelectMany(item => Inputs(type, $"{path}[]", item)),
        JsonValue leaf when leaf.GetValueKind() is JsonValueKind.String or JsonValueKind.Number => [(type, path)],
        _ => [],
    };
}
