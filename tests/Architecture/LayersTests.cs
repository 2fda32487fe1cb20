using IamEngine.Model;

namespace Tests.Architecture;

public class LayersTests
{
    [Fact]
    public void No_folder_of_the_engine_uses_a_folder_above_it() =>
        Assert.Equal("", string.Join('\n', Dependencies.NotAllowed(typeof(Arn).Assembly, Layers.Iam)));

    [Fact]
    public void The_table_names_exactly_the_folders_of_the_engine() => Assert.Equal(
        Dependencies.Folders(typeof(Arn).Assembly, Layers.Iam.Root).Order(StringComparer.Ordinal),
        Layers.Iam.Folders.Select(row => row.Folder).Order(StringComparer.Ordinal));

    [Fact]
    public void The_table_allows_no_cycle() => Assert.Empty(Layers.Iam.Unordered());

    [Fact]
    public void A_planted_use_of_a_folder_above_is_found()
    {
        var layers = new Layers("Tests.Architecture.Planted", ("Below", []), ("Above", ["Below"]));
        Assert.Equal(["Below -> Above, in InBody"], Dependencies.NotAllowed(typeof(LayersTests).Assembly, layers));
    }

    [Fact]
    public void A_planted_cycle_in_a_table_is_found() =>
        Assert.Equal(["Below -> Above"], new Layers("Any", ("Below", ["Above"]), ("Above", ["Below"])).Unordered());
}
