using System.Text.Json;
using IamEngine.Model;

namespace IamEngine.Json;

/// <summary>
/// Reads IAM JSON into documents. Strict and complete: reads every document that AWS accepts, and reports every problem
/// of any other with its JSON path.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
/// </summary>
public static class PolicyReader
{
    public static Reading<IdentityPolicy> Identity(string json) => Read(json, Identity);

    public static Reading<TrustPolicy> Trust(string json) => Read(json, Trust);

    public static Reading<ResourcePolicy> Resource(string json) => Read(json, Resource);

    /// <summary>
    /// Reads a document at <paramref name="path"/> of a larger JSON document that
    /// <see cref="JsonText.Parse"/> has parsed.
    /// </summary>
    public static Reading<IdentityPolicy> Identity(JsonElement json, string path = "$") =>
        Read(json, path, StatementReader.Identity, statements => new IdentityPolicy(statements));

    /// <inheritdoc cref="Identity(JsonElement, string)"/>
    public static Reading<TrustPolicy> Trust(JsonElement json, string path = "$") =>
        Read(json, path, StatementReader.Trust, statements => new TrustPolicy(statements));

    /// <inheritdoc cref="Identity(JsonElement, string)"/>
    public static Reading<ResourcePolicy> Resource(JsonElement json, string path = "$") =>
        Read(json, path, StatementReader.Resource, statements => new ResourcePolicy(statements));

    private static Reading<T> Read<T>(string json, Func<JsonElement, string, Reading<T>> read) where T : PolicyDocument
    {
        using var document = JsonText.Parse(json, out var reason);
        return document is null
            ? new Reading<T>.Refused([new PolicyProblem("$", "JSON_SYNTAX_ERROR", reason!)])
            : read(document.RootElement, "$");
    }

    private static Reading<TDocument> Read<TDocument, TStatement>(
        JsonElement json, string path, Func<StatementReader, TStatement?> statement, Func<Seq<TStatement>, TDocument> document)
        where TDocument : PolicyDocument
        where TStatement : Statement
    {
        var problems = new Problems();
        var members = JsonMembers.Read(json, path, problems, "Version", "Id", "Statement");
        var version = ReadVersion(members, path, problems);
        var id = ReadId(members, path, problems);
        var statements = new List<TStatement>();
        foreach (var (element, at) in StatementsOf(members, json, path, problems))
        {
            if (statement(new StatementReader(element, at, problems)) is { } read)
            {
                statements.Add(read);
            }
        }

        return problems.Any
            ? new Reading<TDocument>.Refused(problems.ToSeq())
            : new Reading<TDocument>.Document(
                document(statements.ToSeq()) with { Version = version, Id = id })
            { Notes = problems.Notes };
    }

    private static PolicyVersion ReadVersion(Dictionary<string, JsonElement> members, string path, Problems problems)
    {
        if (!members.TryGetValue("Version", out var version))
        {
            return PolicyVersion.Unstated;
        }

        switch (version.ValueKind == JsonValueKind.String ? version.GetString() : null)
        {
            case "2012-10-17":
                return PolicyVersion.V2012;
            case "2008-10-17":
                return PolicyVersion.V2008;
            default:
                problems.Add(
                    $"{path}.Version",
                    "INVALID_VERSION",
                    $"the version is 2012-10-17 or 2008-10-17, found {JsonMembers.Describe(version)}");
                return PolicyVersion.Unstated;
        }
    }

    private static string? ReadId(Dictionary<string, JsonElement> members, string path, Problems problems)
    {
        if (!members.TryGetValue("Id", out var id))
        {
            return null;
        }

        if (id.ValueKind == JsonValueKind.String)
        {
            return id.GetString();
        }

        problems.Add($"{path}.Id", "DATA_TYPE_MISMATCH", $"expected text, found {JsonMembers.Describe(id)}");
        return null;
    }

    private static IEnumerable<(JsonElement Element, string Path)> StatementsOf(
        Dictionary<string, JsonElement> members, JsonElement json, string path, Problems problems)
    {
        if (!members.TryGetValue("Statement", out var statement))
        {
            if (json.ValueKind == JsonValueKind.Object)
            {
                problems.Add(path, "MISSING_STATEMENT", "a policy has a `Statement`: one object or a list of them");
            }

            return [];
        }

        return statement.ValueKind == JsonValueKind.Array
            ? statement.EnumerateArray().Select((element, index) => (element, $"{path}.Statement[{index}]"))
            : [(statement, $"{path}.Statement")];
    }
}
