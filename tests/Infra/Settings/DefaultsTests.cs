using System.Reflection;
using System.Xml.Linq;
using Infra.Settings;

namespace Tests.Infra.Settings;

/// <summary>The XML documentation of the settings' records.</summary>
public sealed class DefaultsTests
{
    /// <summary>Members that come from the stack's name or have a separate record.</summary>
    private static readonly string[] WithoutDefault = [
        "StackName", "Network", "Bastion", "Uploaders", "State", "Emr", "PreviewAccess", "Confirmed"];

    private static readonly XDocument Documentation =
        XDocument.Load(Path.ChangeExtension(typeof(StackSettings).Assembly.Location, ".xml"));

    [Fact]
    public void Every_setting_states_its_default_or_that_it_is_required() =>
        Assert.Empty(Records().SelectMany(record => Silent(record, Documentation)));

    [Fact]
    public void A_setting_without_a_default_is_found()
    {
        var planted = new XDocument(Documentation);
        planted.Descendants("member").Single(member => (string?)member.Attribute("name") == "T:Infra.Settings.StateSettings")
            .Elements("param").Single(param => (string?)param.Attribute("name") == "NoncurrentDays").Value = "How many days.";

        Assert.Equal(["StateSettings.NoncurrentDays"], Records().SelectMany(record => Silent(record, planted)));
    }

    private static IEnumerable<Type> Records() => typeof(StackSettings).Assembly.GetTypes().Where(
        type => type is { Namespace: "Infra.Settings", IsPublic: true, IsAbstract: false }
            && type.Name.EndsWith("Settings", StringComparison.Ordinal));

    private static IEnumerable<string> Silent(Type record, XDocument documentation)
    {
        var texts = documentation.Descendants("member")
            .Where(member => (string?)member.Attribute("name") == $"T:{record.FullName}")
            .Elements("param").ToDictionary(param => (string)param.Attribute("name")!, param => param.Value);
        return Members(record)
            .Where(name => !(texts.TryGetValue(name, out var text)
                && (text.Contains("Default:", StringComparison.Ordinal) || text.Contains("Required.", StringComparison.Ordinal))))
            .Select(name => $"{record.Name}.{name}");
    }

    private static IEnumerable<string> Members(Type record) =>
        record.GetConstructors(BindingFlags.Public | BindingFlags.Instance).OrderByDescending(made => made.GetParameters().Length)
            .First()
            .GetParameters().Select(parameter => parameter.Name!)
            .Where(name => name != "ExternalIdIsSecret" && !(record == typeof(StackSettings) && WithoutDefault.Contains(name)));
}
