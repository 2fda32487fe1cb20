namespace Infra.Flink;

/// <summary>
/// One file of a cluster's configuration, by EMR's name for it: <c>{"Classification": "flink-conf", "Properties": {"a": "b"}}</c>.
/// https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-configure-apps.html
/// </summary>
public sealed record EmrConfiguration(string Classification, SortedDictionary<string, string> Properties)
{
    /// <summary>The configurations as the text that EMR takes. All values are texts there, also numbers.</summary>
    public static string Write(IEnumerable<EmrConfiguration> configurations) => JsonText.Write(json =>
    {
        json.WriteStartArray();
        foreach (var (classification, properties) in configurations)
        {
            json.WriteStartObject();
            json.WriteString(nameof(Classification), classification);
            json.WriteStartObject(nameof(Properties));
            foreach (var (name, value) in properties)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
