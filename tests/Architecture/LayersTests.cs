using System.Reflection;

namespace Tests.Architecture;

/// <summary>Dependencies between the namespaces of a project have one direction, which <see cref="Tables"/> defines.</summary>
public sealed class LayersTests
{
    private static readonly Dictionary<string, (Layers Layers, Assembly Assembly)> Projects = new()
    {
        ["iam"] = (Tables.Iam, typeof(IamEngine.Model.Arn).Assembly),
        ["policies"] = (Tables.Policies, typeof(global::Policies.Access.StateAccess).Assembly),
        ["infra"] = (Tables.Infra, typeof(global::Infra.InfraStack).Assembly),
        ["review"] = (Tables.Review, typeof(global::Review.ExitCode).Assembly),
        ["rehearsal"] = (Tables.Rehearsal, typeof(global::Rehearsal.RehearseOptions).Assembly),
    };

    private static readonly Type[] Own = typeof(LayersTests).Assembly.GetTypes();

    public static TheoryData<string> Names => [.. Projects.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_namespace_uses_one_above_it(string project) => Assert.Equal(
        "", string.Join('\n', Projects[project].Layers.Violations(Projects[project].Assembly.GetTypes())));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_table_names_exactly_the_namespaces_of_its_project(string project) => Assert.Equal(
        Projects[project].Layers.NamesOf(Projects[project].Assembly.GetTypes()),
        Projects[project].Layers.Table.Select(row => row.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_table_allows_no_cycle(string project) => Assert.Empty(Projects[project].Layers.Unordered());

    [Fact]
    public void A_planted_use_of_a_namespace_above_is_found_wherever_it_stands() => Assert.Equal(
        [
            "Planted.Low.Attributed uses Planted.High.MarkAttribute",
            "Planted.Low.Body uses Planted.High.Form",
            "Planted.Low.Caught uses Planted.High.Refusal",
            "Planted.Low.Constrained`1 uses Planted.High.IMark",
            "Planted.Low.Given uses Planted.High.Form",
            "Planted.Low.Nested uses Planted.High.Form",
            "Planted.Low.Signature uses Planted.High.Form",
            "Planted.Low.Upward uses Planted.Whole",
        ],
        new Layers("Planted", (Layers.Top, ""), ("Middle", "High"), ("Low", "Middle"), ("High", "Low")).Violations(Own));

    [Fact]
    public void A_namespace_without_a_row_may_use_nothing() => Assert.Equal(
        ["Planted.High.Form uses Planted.Low.Innocent", "Planted.Middle.Source uses Planted.High.Form"],
        new Layers("Planted", ("Low", ". High Middle")).Violations(Own));

    [Fact]
    public void A_use_that_a_table_no_longer_allows_is_found()
    {
        var without = Tables.Infra with
        {
            Table = [.. Tables.Infra.Table.Select(row => row.Name == "Commands" ? (row.Name, "Naming Flink Settings") : row)],
        };

        Assert.Contains(
            "Infra.Commands.UploaderCommands uses Infra.Components.UploadAccess",
            without.Violations(Projects["infra"].Assembly.GetTypes()));
    }

    [Fact]
    public void A_planted_cycle_in_a_table_is_found() =>
        Assert.Equal(["Below -> Above"], new Layers("Any", ("Below", "Above"), ("Above", "Below")).Unordered());
}
