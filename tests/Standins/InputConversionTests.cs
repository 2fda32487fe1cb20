using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Pulumi;
using Tests.Standins.Fixtures;

namespace Tests.Standins;

/// <summary>
/// The types that convert to an input. The lists are exact: with an additional conversion, a program would compile here that the
/// SDK refuses (from IEnumerable, from IDictionary, from a dictionary of outputs).
/// </summary>
public sealed class InputConversionTests
{
    [Fact]
    public void An_input_is_made_of_a_value_or_an_output() =>
        AssertMadeOf(typeof(Input<string>), typeof(string), typeof(Output<string>));

    [Fact]
    public void An_input_list_is_made_of_items_arrays_lists_and_outputs_of_these() => AssertMadeOf(
        typeof(InputList<string>),
        typeof(string), typeof(Output<string>), typeof(Input<string>),
        typeof(string[]), typeof(Output<string>[]), typeof(Input<string>[]),
        typeof(List<string>), typeof(List<Output<string>>), typeof(List<Input<string>>),
        typeof(ImmutableArray<string>), typeof(ImmutableArray<Output<string>>), typeof(ImmutableArray<Input<string>>),
        typeof(Output<string[]>), typeof(Output<List<string>>),
        typeof(Output<IEnumerable<string>>), typeof(Output<ImmutableArray<string>>));

    [Fact]
    public void An_input_map_is_made_of_dictionaries_and_outputs_of_these() => AssertMadeOf(
        typeof(InputMap<string>),
        typeof(Dictionary<string, string>), typeof(ImmutableDictionary<string, string>),
        typeof(Output<Dictionary<string, string>>), typeof(Output<IDictionary<string, string>>),
        typeof(Output<ImmutableDictionary<string, string>>));

    [Fact]
    public void An_input_union_is_made_of_either_case_in_any_form() => AssertMadeOf(
        typeof(InputUnion<string, int>),
        typeof(string), typeof(int), typeof(Input<string>), typeof(Input<int>), typeof(Output<string>), typeof(Output<int>),
        typeof(Union<string, int>), typeof(Output<Union<string, int>>));

    [Fact]
    public void An_input_of_JSON_is_made_of_text_documents_and_elements() => AssertMadeOf(
        typeof(InputJson),
        typeof(string), typeof(JsonDocument), typeof(JsonElement),
        typeof(Output<string>), typeof(Output<JsonDocument>), typeof(Output<JsonElement>));

    [Fact]
    public async Task An_input_is_an_output_again()
    {
        Input<string> input = Output.CreateSecret("x");
        Output<string> output = input;
        Assert.Equal("x", await output.Read());
        Assert.True(await input.ToOutput().IsSecret());
        Assert.Equal(1, await input.Apply(text => text.Length).Read());
    }

    [Fact]
    public async Task No_input_is_the_output_of_the_default()
    {
        Assert.Null(await ((Input<string>?)null).ToOutput().Read());
        Assert.Equal(0, await ((Input<int>?)null).ToOutput().Read());
    }

    [Fact]
    public void An_absent_number_leaves_the_input_unset()
    {
        var args = new ShelfArgs { Width = (int?)null };
        Assert.Null(args.Width);
    }

    [Fact]
    public async Task An_input_of_JSON_holds_what_the_text_says()
    {
        InputJson input = """{ "a": [1, true] }""";
        Assert.Equal(1, (await input.ToOutput().Read()).GetProperty("a")[0].GetInt32());
        InputJson later = Output.Create("3");
        Assert.Equal(3, (await later.ToOutput().Read()).GetInt32());
    }

    private static void AssertMadeOf(Type input, params Type[] sources) => Assert.Equal(
        sources.Select(type => type.ToString()).Order(StringComparer.Ordinal),
        input.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.Name == "op_Implicit" && method.ReturnType == input)
            .Select(method => method.GetParameters()[0].ParameterType.ToString())
            .Order(StringComparer.Ordinal));
}
