using System.Collections.Immutable;
using Pulumi;
using Tests.Standins.Fixtures;

namespace Tests.Standins;

public sealed class OutputTests
{
    public sealed class Apply
    {
        [Fact]
        public async Task Gives_what_the_function_gives() =>
            Assert.Equal(4, await Output.Create("four").Apply(text => text.Length).Read());

        [Fact]
        public async Task Unwraps_a_task() =>
            Assert.Equal(4, await Output.Create("four").Apply(text => Task.FromResult(text.Length)).Read());

        [Fact]
        public async Task Unwraps_an_output() =>
            Assert.Equal(4, await Output.Create("four").Apply(text => Output.Create(text.Length)).Read());

        [Fact]
        public async Task Unwraps_an_input() =>
            Assert.Equal(4, await Output.Create("four").Apply(text => (Input<int>)text.Length).Read());

        [Fact]
        public async Task Takes_no_output_for_the_default()
        {
            var none = Output.Create("x").Apply(_ => (Output<string>?)null);
            Assert.Null(await none.Read());
            Assert.True(await none.IsKnown());
        }

        [Fact]
        public async Task Awaits_a_task_without_a_result()
        {
            var seen = "";
            await Output.Create("x").Apply(async text =>
            {
                await Task.Yield();
                seen = text;
            }).Read();
            Assert.Equal("x", seen);
        }

        [Fact]
        public async Task Is_skipped_when_the_value_is_unknown()
        {
            var called = false;
            var result = Reading.Unknown("inside").Apply(text => called = true);
            Assert.False(await result.IsKnown());
            Assert.False(called);
        }

        [Fact]
        public async Task Gives_an_unknown_when_the_function_does() =>
            Assert.False(await Output.Create("x").Apply(_ => Reading.Unknown("y")).IsKnown());

        [Fact]
        public async Task Keeps_a_secret_a_secret() =>
            Assert.True(await Output.CreateSecret("x").Apply(text => text + "!").IsSecret());

        [Fact]
        public async Task Keeps_an_unknown_secret_a_secret() =>
            Assert.True(await Output.CreateSecret(Reading.Unknown("x")).Apply(text => text + "!").IsSecret());

        [Fact]
        public async Task Makes_a_secret_when_the_function_does() =>
            Assert.True(await Output.Create("x").Apply(Output.CreateSecret).IsSecret());

        [Fact]
        public async Task Fails_when_the_function_does()
        {
            var broken = Output.Create("x").Apply(Throw);
            var problem = await Assert.ThrowsAsync<FormatException>(broken.Read);
            Assert.Equal("no", problem.Message);

            static string Throw(string text) => throw new FormatException("no");
        }
    }

    public sealed class Secrets
    {
        [Fact]
        public async Task Are_not_made_by_create() => Assert.False(await Output.Create("x").IsSecret());

        [Fact]
        public async Task Are_made_of_a_value_a_task_or_an_output()
        {
            Assert.True(await Output.CreateSecret("x").IsSecret());
            Assert.True(await Output.CreateSecret(Task.FromResult("x")).IsSecret());
            Assert.True(await Output.CreateSecret(Output.Create("x")).IsSecret());
        }

        [Fact]
        public async Task Are_unmade_in_a_copy()
        {
            var secret = Output.CreateSecret("x");
            Assert.False(await Output.Unsecret(secret).IsSecret());
            Assert.True(await secret.IsSecret());
        }
    }

    public sealed class All
    {
        [Fact]
        public async Task Keeps_the_order() =>
            Assert.Equal(["a", "b"], await Output.All(Output.Create("a"), Output.Create("b")).Items());

        [Fact]
        public async Task Takes_inputs_and_sequences_of_either()
        {
            Assert.Equal(["a", "b"], await Output.All<string>("a", "b").Items());
            Assert.Equal(["a"], await Output.All(Enumerable.Repeat(Output.Create("a"), 1)).Items());
            Assert.Equal(["a"], await Output.All(Enumerable.Repeat((Input<string>)"a", 1)).Items());
        }

        [Fact]
        public async Task Of_nothing_is_empty() => Assert.Empty(await Output.All(Array.Empty<Output<string>>()).Items());

        [Fact]
        public async Task Is_unknown_when_one_is() =>
            Assert.False(await Output.All(Output.Create("a"), Reading.Unknown("b")).IsKnown());

        [Fact]
        public async Task Is_secret_when_one_is() =>
            Assert.True(await Output.All(Output.Create("a"), Output.CreateSecret("b")).IsSecret());
    }

    public sealed class Tuple
    {
        [Fact]
        public async Task Joins_different_types() =>
            Assert.Equal(("a", 1), await Output.Tuple(Output.Create("a"), Output.Create(1)).Read());

        [Fact]
        public async Task Takes_inputs() =>
            Assert.Equal(("a", 1), await Output.Tuple((Input<string>)"a", (Input<int>)1).Read());

        [Fact]
        public async Task Goes_up_to_eight()
        {
            var one = Output.Create(1);
            Assert.Equal((1, 1, 1, 1, 1, 1, 1, 1), await Output.Tuple(one, one, one, one, one, one, one, one).Read());
            Assert.Equal((1, 1, 1, 1, 1), await Output.Tuple(one, one, one, one, one).Read());
        }

        [Fact]
        public async Task Is_unknown_and_secret_when_one_is()
        {
            var pair = Output.Tuple(Output.CreateSecret("a"), Reading.Unknown(1));
            Assert.False(await pair.IsKnown());
            Assert.True(await pair.IsSecret());
        }
    }

    public sealed class Format
    {
        [Fact]
        public async Task Fills_holes_with_outputs_inputs_and_values() =>
            Assert.Equal("a-b-1", await Output.Format($"{Output.Create("a")}-{(Input<string>)"b"}-{1}").Read());

        [Fact]
        public async Task Ignores_the_culture_and_obeys_the_format() =>
            Assert.Equal("01.50", await Output.Format($"{Output.Create(1.5):00.00}").Read());

        [Fact]
        public async Task Is_unknown_and_secret_when_a_hole_is()
        {
            Assert.False(await Output.Format($"x{Reading.Unknown("a")}").IsKnown());
            Assert.True(await Output.Format($"x{Output.CreateSecret("a")}").IsSecret());
        }
    }

    public sealed class Lists
    {
        private static readonly Output<ImmutableArray<string>> Letters = Output.All(Output.Create("a"), Output.Create("b"));

        [Fact]
        public async Task Give_an_item_the_first_and_the_length()
        {
            Assert.Equal("b", await Letters.GetAt(1).Read());
            Assert.Equal("a", await Letters.First().Read());
            Assert.Equal(2, await Letters.Length().Read());
        }
    }

    public sealed class Looking
    {
        [Fact]
        public async Task At_an_unknown_gives_the_default_not_what_is_inside()
        {
            Assert.Null(await Reading.Unknown("inside").Read());
            Assert.Equal(0, await Reading.Unknown(7).Read());
        }
    }
}
