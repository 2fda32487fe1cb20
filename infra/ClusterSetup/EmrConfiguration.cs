using System.Text.Json;

namespace Infra.ClusterSetup;

/// <summary>
/// One configuration file of a cluster, under EMR's name for it: <c>{"Classification": "flink-conf", "Properties": {"a":
/// "b"}}</c>.
/// https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-configure-apps.html
/// </summary>
public sealed record EmrConfiguration(string Classification, SortedDictionary<string, string> Properties)
{
    /// <summary>The configurations as JSON. All values are strings, including numbers.</summary>
    public static string Write(IEnumerable<EmrConfiguration> configurations) => JsonSerializer.Serialize(configurations);
}
