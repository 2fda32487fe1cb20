namespace Tests.Infra;

/// <summary>
/// The namespaces of infra/ and what each may use: sizing and names below the settings, settings below the components, components
/// below the commands that they fill, and the stack above all. <c>tests/Review/LayersTests.cs</c> plants a violation for the same
/// check.
/// </summary>
public sealed class LayersTests
{
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["Infra.Naming"] = "",
        ["Infra.Flink"] = "",
        ["Infra.Settings"] = "Infra.Flink",
        ["Infra.ClusterSetup"] = "Infra.Flink Infra.Settings",
        ["Infra.Components"] = "Infra.Naming Infra.Flink Infra.Settings Infra.ClusterSetup",
        ["Infra.Commands"] = "Infra.Naming Infra.Flink Infra.Settings Infra.Components",
        ["Infra"] = "Infra.Naming Infra.Settings Infra.Components Infra.Commands",
    };

    [Fact]
    public void No_namespace_of_infra_uses_one_above_it() =>
        Assert.Empty(NamespaceUses.Violations(typeof(global::Infra.InfraStack).Assembly.GetTypes(), "Infra", Allowed));

    [Fact]
    public void The_allowed_uses_have_no_cycle() => Assert.Empty(NamespaceUses.InCycles(Allowed));

    [Fact]
    public void A_use_that_the_table_does_not_allow_is_found()
    {
        var without = new Dictionary<string, string>(Allowed) { ["Infra.Commands"] = "Infra.Naming Infra.Flink Infra.Settings" };

        Assert.Contains(
            "Infra.Commands.UploaderCommands uses Infra.Components.UploadAccess",
            NamespaceUses.Violations(typeof(global::Infra.InfraStack).Assembly.GetTypes(), "Infra", without));
    }
}
