using System.Text.Json;
using Pulumi;
using Tests.Standins.Fixtures;

namespace Tests.Standins;

public sealed class OutputJsonTests
{
    [Fact]
    public async Task A_plain_value_is_written_as_System_Text_Json_does() =>
        Assert.Equal("""{"Name":"a","Size":1}""", await Output.JsonSerialize(Output.Create(new { Name = "a", Size = 1 })).Read());

    [Fact]
    public async Task Options_are_used()
    {
        var camelCase = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Assert.Equal("""{"name":"a"}""", await Output.JsonSerialize(Output.Create(new { Name = "a" }), camelCase).Read());
    }

    [Fact]
    public async Task Outputs_and_inputs_inside_are_written_as_their_values()
    {
        var nested = new
        {
            Arn = Output.Create("arn"),
            Text = (Input<string>)"text",
            List = (InputList<string>)["a", Output.Create("b")],
            Map = new InputMap<string> { ["k"] = "v" },
        };
        Assert.Equal(
            """{"Arn":"arn","Text":"text","List":["a","b"],"Map":{"k":"v"}}""",
            await Output.JsonSerialize(Output.Create(nested)).Read());
    }

    [Fact]
    public async Task One_unknown_inside_makes_the_text_unknown() =>
        Assert.False(await Output.JsonSerialize(Output.Create(new { Arn = Reading.Unknown("x") })).IsKnown());

    [Fact]
    public async Task One_secret_inside_makes_the_text_secret() =>
        Assert.True(await Output.JsonSerialize(Output.Create(new { Key = Output.CreateSecret("x") })).IsSecret());

    [Fact]
    public async Task A_secret_around_makes_the_text_secret() =>
        Assert.True(await Output.JsonSerialize(Output.CreateSecret(new { Key = "x" })).IsSecret());
}
