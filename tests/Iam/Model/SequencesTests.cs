using CsCheck;
using IamEngine.Model;
using Tests.Generators;

namespace Tests.Model;

public class SequencesTests
{
    private static readonly Gen<string[]> Words = Gen.OneOf("a", "b", "B", "ab", "é", "_").Array[0, 5];

    public class Seqs
    {
        [Fact]
        public void Equal_items_in_the_same_order_are_equal_and_hash_the_same() => Gen.Select(Words, Words).Sample((one, other) =>
        {
            Assert.Equal(one.SequenceEqual(other), one.ToSeq() == other.ToSeq());
            Assert.Equal(one.ToSeq().GetHashCode(), one.ToList().ToSeq().GetHashCode());
            Assert.True(one.ToSeq().Equals((object)Seq.Of(one)));
            Assert.Equal(one.SequenceEqual(other), !(one.ToSeq() != other.ToSeq()));
        });

        [Fact]
        public void The_default_is_the_empty_one()
        {
            Assert.Equal(Seq.Of<string>(), default(Seq<string>));
            Assert.Equal(Seq.Of<string>().GetHashCode(), default(Seq<string>).GetHashCode());
            Assert.Empty(default(Seq<string>));
            Assert.Equal(0, default(Seq<string>).AsSpan().Length);
            Assert.Equal(["a"], default(Seq<string>).Add("a"));
        }

        [Fact]
        public void Adding_makes_another_and_leaves_the_first_as_it_was()
        {
            Seq<string> one = ["a"];
            Assert.Equal(["a", "b", "c"], one.Add("b").AddRange(["c"]));
            Assert.Equal("[a]", one.ToString());
            Assert.Equal("a", one[0]);
        }
    }

    public class Sets
    {
        [Fact]
        public void Order_and_repeats_do_not_count() => Gen.Select(Words, Gen.Int).Sample((words, seed) =>
        {
            string[] shuffled = [.. words, .. words];
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(words.ToSortedValues(), shuffled.ToSortedValues());
            Assert.Equal(words.ToSortedValues().GetHashCode(), shuffled.ToSortedValues().GetHashCode());
            Assert.Equal(words.Distinct().Order(StringComparer.Ordinal), shuffled.ToSortedValues());
        });

        [Fact]
        public void Sets_of_other_items_differ() => Gen.Select(Words, Words).Sample((one, other) =>
            (one.ToSortedValues() == other.ToSortedValues()) == one.ToHashSet().SetEquals(other));

        [Fact]
        public void A_set_contains_what_was_put_in_and_nothing_else() => Gen.Select(Words, Words).Sample((words, others) =>
            words.Concat(others).All(word => words.ToSortedValues().Contains(word) == words.Contains(word)));

        [Fact]
        public void A_set_of_actions_contains_them_in_any_case() => GenPattern.Action.Array[1, 4].Sample(actions =>
            actions.All(action => actions.ToSortedValues().Contains(new(action.Text.ToUpperInvariant()))));

        [Fact]
        public void Which_of_equal_actions_is_kept_does_not_hang_on_their_order() =>
            Gen.Select(GenPattern.Action.Array[0, 6], Gen.Int).Sample((actions, seed) =>
            {
                ActionPattern[] shuffled = [.. actions];
                new Random(seed).Shuffle(shuffled);
                Assert.Equal(actions.ToSortedValues().ToString(), shuffled.ToSortedValues().ToString());
            });

        [Fact]
        public void A_union_holds_the_items_of_both() => Gen.Select(Words, Words).Sample((one, other) =>
            one.ToSortedValues().Union(other.ToSortedValues()) == one.Concat(other).ToSortedValues());

        [Fact]
        public void The_default_is_the_empty_one()
        {
            Assert.Equal(SortedValues.Of<string>(), default(SortedValues<string>));
            Assert.Equal(SortedValues.Of<string>().GetHashCode(), default(SortedValues<string>).GetHashCode());
            Assert.Empty(default(SortedValues<string>));
            Assert.Equal("{}", default(SortedValues<string>).ToString());
        }
    }

    public class Patterns
    {
        [Fact]
        public void Actions_are_case_insensitive_and_resources_are_not()
        {
            Assert.Equal(new ActionPattern("s3:GetObject"), new ActionPattern("S3:GETOBJECT"));
            Assert.Equal(new ActionPattern("s3:GetObject").GetHashCode(), new ActionPattern("S3:GETOBJECT").GetHashCode());
            Assert.NotEqual(new ResourcePattern("arn:aws:s3:::state/a"), new ResourcePattern("arn:aws:s3:::state/A"));
        }
    }
}
