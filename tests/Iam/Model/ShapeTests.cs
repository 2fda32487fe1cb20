using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Vocabulary;

namespace Tests.Model;

/// <summary>Properties of the model's types; for each, a planted type that violates it is found.</summary>
public class ShapeTests
{
    private static readonly Type[] Model = TypesBeside(typeof(PolicyDocument));

    [Fact]
    public void Every_type_of_the_model_is_sealed_or_closed_and_never_changes()
    {
        Assert.Contains(typeof(IdentityStatement), Model);
        Assert.Empty(Shape.LooseEnds(Model));
        Assert.Empty(Shape.LooseEnds(TypesBeside(typeof(PolicyReader))));
        Assert.Empty(Shape.LooseEnds(TypesBeside(typeof(ActionName))));
    }

    [Fact]
    public void A_type_that_is_open_or_changes_is_found() => Assert.Equal(
        [
            "OpenRecord is neither sealed nor closed by its constructors",
            "OpenFamily is neither sealed nor closed by its constructors",
            "Settable can change its count",
            "Settable can change its Text",
            "Holder holds a collection that can change, Items",
            "Holder holds a collection that can change, Array",
        ],
        Shape.LooseEnds(
        [
            typeof(Planted.OpenRecord), typeof(Planted.OpenFamily), typeof(Planted.ClosedFamily), typeof(Planted.Settable),
                typeof(Planted.Holder),
        ]));

    [Fact]
    public void An_identity_policy_has_no_way_to_name_a_principal() =>
        Assert.Empty(Shape.WaysToMake(typeof(IdentityStatement), Model, typeof(Principal), typeof(PrincipalElement)));

    [Fact]
    public void A_trust_policy_has_no_way_to_name_a_resource() =>
        Assert.Empty(
            Shape.WaysToMake(typeof(TrustStatement), Model, typeof(ResourcePattern), typeof(ResourceElement), typeof(Arn)));

    [Fact]
    public void The_ways_that_are_there_are_found()
    {
        Assert.Equal(
            ["constructor", "On", "OnAllBut"],
            Shape.WaysToMake(typeof(IdentityStatement), Model, typeof(ResourcePattern), typeof(ResourceElement)));
        Assert.Equal(
            ["constructor", "To"], Shape.WaysToMake(typeof(TrustStatement), Model, typeof(Principal), typeof(PrincipalElement)));
        Assert.Equal(
            ["constructor", "To", "Who"],
            Shape.WaysToMake(
                typeof(Planted.Says), [typeof(Planted.Says), typeof(Planted.Sayer)], typeof(Principal),
                typeof(PrincipalElement)));
    }

    [Fact]
    public void Only_a_document_of_the_kind_takes_a_statement_of_the_kind()
    {
        Assert.Equal(
            ["constructor", "Of", "Statements"], Shape.WaysToMake(typeof(IdentityPolicy), Model, typeof(IdentityStatement)));
        Assert.Empty(Shape.WaysToMake(typeof(IdentityPolicy), Model, typeof(TrustStatement), typeof(ResourceStatement)));
        Assert.Empty(Shape.WaysToMake(typeof(TrustPolicy), Model, typeof(IdentityStatement), typeof(ResourceStatement)));
        Assert.Empty(Shape.WaysToMake(typeof(ResourcePolicy), Model, typeof(IdentityStatement), typeof(TrustStatement)));
    }

    [Fact]
    public void The_engine_needs_nothing_but_the_base_class_library() =>
        Assert.Empty(Shape.ForeignReferences(typeof(PolicyDocument).Assembly));

    [Fact]
    public void A_reference_to_anything_else_is_found() =>
        Assert.Contains("IamEngine", Shape.ForeignReferences(typeof(ShapeTests).Assembly));

    private static Type[] TypesBeside(Type one) =>
        [.. one.Assembly.GetExportedTypes().Where(type => type.Namespace == one.Namespace)];

    public static class Planted
    {
        public record OpenRecord(string Text);

        public abstract record OpenFamily
        {
            protected OpenFamily(int number) => Number = number;

            public int Number { get; }
        }

        public abstract record ClosedFamily
        {
            private ClosedFamily()
            {
            }

            public sealed record Case(string Text) : ClosedFamily;
        }

        public sealed class Settable
        {
            private int count;

            public string Text { get; set; } = "";

            public int Next() => ++count;
        }

        public sealed class Holder
        {
            public List<string> Items { get; } = [];

            public string[] Array { get; } = [];
        }

        public sealed class Says(PrincipalElement principal)
        {
            public PrincipalElement Who { get; init; } = principal;
        }

        public static class Sayer
        {
            public static Says To(ReadOnlySpan<Principal> principals) =>
                new(new PrincipalElement.Principal(SortedValues.Of(principals)));
        }
    }
}
