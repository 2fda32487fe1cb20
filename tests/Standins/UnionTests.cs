using Pulumi;
using Tests.Standins.Fixtures;

namespace Tests.Standins;

public sealed class UnionTests
{
    private static readonly Union<string, int> Text = "a";

    private static readonly Union<string, int> Number = 1;

    [Fact]
    public void Knows_which_it_is()
    {
        Assert.True(Text.IsT0);
        Assert.False(Text.IsT1);
        Assert.True(Number.IsT1);
        Assert.Equal("a", Text.AsT0);
        Assert.Equal(1, Number.AsT1);
        Assert.Equal(1, Number.Value);
    }

    [Fact]
    public void Refuses_to_be_the_other()
    {
        Assert.Equal("Cannot return as T1 as result is T0", Assert.Throws<InvalidOperationException>(() => Text.AsT1).Message);
        Assert.Equal("Cannot return as T0 as result is T1", Assert.Throws<InvalidOperationException>(() => Number.AsT0).Message);
    }

    [Fact]
    public void Is_matched_and_mapped_by_case()
    {
        Assert.Equal("text", Text.Match(_ => "text", _ => "number"));
        Assert.Equal(2, Number.MapT1(number => number + 1).AsT1);
        Assert.Equal(1, Text.MapT0(text => text.Length).AsT0);
        Assert.Equal("1", Number.Bimap(text => text.Length, number => $"{number}").AsT1);
        Assert.True(Text.TryPickT0(out var picked, out _));
        Assert.Equal("a", picked);
        Assert.False(Number.TryPickT0(out _, out var rest));
        Assert.Equal(1, rest);
        var seen = "";
        Number.Switch(text => seen = text, number => seen = $"{number}");
        Assert.Equal("1", seen);
    }

    [Fact]
    public void Compares_by_value()
    {
        Assert.Equal("a", Text);
        Assert.True(Text == "a");
        Assert.True(Text != Number);
        Assert.False(Union<int, int>.FromT0(1) == Union<int, int>.FromT1(1));
    }

    [Fact]
    public void Says_type_and_value_as_text() => Assert.Equal("System.Int32: 1", Number.ToString());

    [Fact]
    public async Task As_an_input_takes_either_case_in_any_form()
    {
        Assert.Equal("a", await Owner("a"));
        Assert.Equal("a", await Owner(Output.Create("a")));
        Assert.Equal("a", await Owner((Input<string>)"a"));
        Assert.Equal("a", await Owner(Text.IsT0 ? Output.Create("a") : "z"));
        Assert.IsType<BoardArgs>(await Owner(new BoardArgs { WoodKind = "oak" }));

        static async Task<object> Owner(InputUnion<string, BoardArgs> owner) => (await owner.ToOutput().Read()).Value;
    }

    [Fact]
    public async Task In_an_output_is_asked_through_it()
    {
        var output = Output.Create(Number);
        Assert.True(await output.IsT1().Read());
        Assert.False(await output.IsT0().Read());
        Assert.Equal(1, await output.AsT1().Read());
        Assert.Equal(1, await OutputExtensions.Value(output).Apply(value => value).Read());
        Assert.Equal("a", await Output.Create(Text).AsT0().Read());
    }
}
