using System.Text.Json.Nodes;
using IamEngine.Json;
using IamEngine.Model;
using Review.Model;

namespace Tests.Review.Theorems;

/// <summary>
/// Reports of stacks, and the same reports with planted changes of the declarations. The program itself is unchanged.
/// </summary>
internal static class Given
{
    private const string Flink = """
        infra:emr: {enabled: true, primaries: 3}
        """;

    /// <summary>dev, prod, or prod with a cluster: <c>prod with Flink</c>.</summary>
    public static async Task<ReviewReport> Stack(string name, string settings = "")
    {
        if (settings.Length == 0 && name != "prod with Flink")
        {
            return await Reviews.Of(name);
        }

        var file = await File.ReadAllTextAsync(Path.Combine(Reviews.Root, $"Pulumi.{name.Split(' ')[0]}.yaml"));
        using var project = new ProjectOnDisk(await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "Pulumi.yaml")))
            .With("planted", file.TrimEnd() + "\n" + Indented(name == "prod with Flink" ? Flink + "\n" + settings : settings));
        return await Reviews.In(project.Folder, "planted");
    }

    /// <summary>The report with an additional statement in the document of a resource.</summary>
    public static ReviewReport With(this ReviewReport report, string holder, string statement) => Change(report, holder, policy =>
    {
        var added = JsonNode.Parse(statement.Replace("BUCKET", Bucket(report), StringComparison.Ordinal))!;
        policy["Statement"]!.AsArray().Add(added);
    });

    /// <summary>The report without one statement of a document.</summary>
    public static ReviewReport Without(this ReviewReport report, string holder, string sid) => Change(report, holder, policy =>
    {
        var statements = policy["Statement"]!.AsArray();
        statements.Remove(statements.Single(statement => (string?)statement!["Sid"] == sid));
    });

    /// <summary>The report with other inputs of one resource.</summary>
    public static ReviewReport WithInput(this ReviewReport report, string resource, string inputs) => report with
    {
        Resources = [
            .. report.Resources.Select(
                known => known.Name == resource ? known with { Inputs = Merge(known.Inputs, inputs) } : known)],
    };

    /// <summary>The report with a copy of a resource that has another name and other inputs.</summary>
    public static ReviewReport WithCopy(this ReviewReport report, string resource, string inputs)
    {
        var known = report.Resources.Single(known => known.Name == resource);
        return report with
        {
            Resources = [
            .. report.Resources,
            known with { Name = "planted", Urn = $"{known.Urn}-planted", Id = "planted",
            Inputs = Merge(known.Inputs, inputs) }]
        };
    }

    public static string IdOf(this ReviewReport report, string resource) =>
        report.Resources.Single(known => known.Name == resource).Id!;

    public static string Bucket(ReviewReport report) =>
        $"arn:aws:s3:::{report.Resources.Single(resource => resource.Name == "state-bucket").Inputs["bucket"]}";

    private static ReviewReport Change(ReviewReport report, string holder, Action<JsonNode> change)
    {
        Assert.Single(report.Documents, IsMeant);
        return report with
        {
            Documents = [
            .. report.Documents.Select(document => IsMeant(document) ? Changed(document) : document)]
        };

        bool IsMeant(ReportedDocument document) => document.Urn.EndsWith($"::{holder}", StringComparison.Ordinal);

        ReportedDocument Changed(ReportedDocument document)
        {
            var policy = document.Policy.DeepClone();
            change(policy);
            var text = policy.ToJsonString();
            return document with
            {
                Policy = policy,
                Document = document.Kind switch
                {
                    DocumentKind.Trust => PolicyReader.Trust(text).OrThrow(),
                    DocumentKind.Resource or DocumentKind.Endpoint => PolicyReader.Resource(text).OrThrow(),
                    _ => (PolicyDocument)PolicyReader.Identity(text).OrThrow(),
                },
            };
        }
    }

    private static JsonObject Merge(JsonObject inputs, string more)
    {
        var merged = (JsonObject)inputs.DeepClone();
        foreach (var (name, value) in JsonNode.Parse(more)!.AsObject())
        {
            merged.Remove(name);
            if (value is not null)
            {
                merged[name] = value.DeepClone();
            }
        }

        return merged;
    }

    private static string Indented(string settings) =>
        string.Concat(settings.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"  {line}\n"));
}
