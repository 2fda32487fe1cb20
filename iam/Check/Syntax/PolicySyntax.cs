using System.Text.Json;
using IamEngine.Catalogue;
using IamEngine.Json;
using IamEngine.Model;

namespace IamEngine.Check.Syntax;

/// <summary>
/// The syntax tree of a document with JSON paths, also for a document that AWS refuses. The reader reports grammar problems; the
/// tree contains all readable parts.
/// </summary>
internal sealed class PolicySyntax
{
    private readonly ILookup<string, PolicyProblem> problems;
    private readonly Lazy<HashSet<string>> variables;
    private readonly Dictionary<string, CatalogueConditionKey?> keys = new(StringComparer.OrdinalIgnoreCase);

    private PolicySyntax(JsonElement root, PolicyKind kind, int size, Seq<PolicyProblem> refusedFor, PolicyDocument? document)
    {
        Kind = kind;
        Size = size;
        Document = document;
        problems = refusedFor.ToLookup(problem => problem.Code);
        var isObject = root.ValueKind == JsonValueKind.Object;
        HasVersion = isObject && root.TryGetProperty("Version", out _);
        HasVariables = isObject && root.TryGetProperty("Version", out var version) && version.ValueKind == JsonValueKind.String
            && version.ValueEquals("2012-10-17");
        IsObject = isObject;
        HasNoStatements = isObject && root.TryGetProperty("Statement", out var statement)
            && statement.ValueKind == JsonValueKind.Array && statement.GetArrayLength() == 0;
        Statements = isObject ? [.. StatementsOf(root)] : [];
        variables = new(
            () => [.. TextsWithoutVariables.Where(text => text.Text.Contains("${", StringComparison.Ordinal))
                .Select(text => text.Path)]);
    }

    public PolicyKind Kind { get; }

    /// <summary>The size of the document in characters, without white space between its parts.</summary>
    public int Size { get; }

    public bool IsObject { get; }

    public bool HasVersion { get; }

    /// <summary>Whether the version of the document supports variables.</summary>
    public bool HasVariables { get; }

    public bool HasNoStatements { get; }

    public IReadOnlyList<StatementSyntax> Statements { get; }

    /// <summary>The document as a value; null if its grammar is invalid.</summary>
    public PolicyDocument? Document { get; }

    public ActionPatternMatches ActionMatches { get; } = new();

    public ArnErrors ArnErrors { get; } = new();

    public static PolicySyntax Read(string json, PolicyKind kind)
    {
        using var parsed = JsonText.Parse(json, out var reason);
        if (parsed is null)
        {
            return new(default, kind, 0, [new PolicyProblem("$", "JSON_SYNTAX_ERROR", reason!)], null);
        }

        var root = parsed.RootElement.Clone();
        var (problems, document) = kind switch
        {
            PolicyKind.Trust => Outcome(PolicyReader.Trust(root)),
            _ when kind.IsOfIdentities() => Outcome(PolicyReader.Identity(root)),
            _ => Outcome(PolicyReader.Resource(root)),
        };
        return new(root, kind, SizeWithoutSpace(json), problems, document);
    }

    /// <summary>The reader's problems with this code.</summary>
    public IEnumerable<PolicyProblem> ProblemsOf(string code) => problems[code];

    /// <summary>The texts of elements without support for variables.</summary>
    public IEnumerable<TextAt> TextsWithoutVariables => Statements.SelectMany(statement =>
        (statement.Action?.Texts ?? []).Concat(statement.Principal?.Texts.Select(text => text.At) ?? []));

    /// <summary>Whether the text at this path has a variable, in an element without support for variables.</summary>
    public bool HasVariableAt(string path) => variables.Value.Contains(path);

    /// <summary>The condition key in the catalogue; null if it is unknown.</summary>
    public CatalogueConditionKey? KeyOf(string name)
    {
        if (!keys.TryGetValue(name, out var key))
        {
            keys[name] = key = name.Length > LongestKey ? null : AwsCatalogue.FindConditionKey(name);
        }

        return key;
    }

    // A tag's key has at most 128 characters, and the part before it has fewer.
    private const int LongestKey = 512;

    private static (Seq<PolicyProblem>, PolicyDocument?) Outcome<T>(Reading<T> reading) where T : PolicyDocument => reading switch
    {
        Reading<T>.Document document => ([], document.Value),
        Reading<T>.Refused refused => (refused.Problems, null),
        _ => throw new InvalidOperationException(),
    };

    private IEnumerable<StatementSyntax> StatementsOf(JsonElement root)
    {
        if (!root.TryGetProperty("Statement", out var statement))
        {
            return [];
        }

        var all = statement.ValueKind == JsonValueKind.Array
            ? statement.EnumerateArray().Select((element, index) => (element, Path: $"$.Statement[{index}]"))
            : [(element: statement, Path: "$.Statement")];
        return all.Where(one => one.element.ValueKind == JsonValueKind.Object)
            .Select(one => new StatementSyntax(this, one.element, one.Path));
    }

    private static int SizeWithoutSpace(string json)
    {
        var (size, inText) = (0, false);
        for (var at = 0; at < json.Length; at++)
        {
            size += inText || json[at] is not (' ' or '\t' or '\r' or '\n') ? 1 : 0;
            if (json[at] == '\\' && inText)
            {
                size++;
                at++;
            }
            else if (json[at] == '"')
            {
                inText = !inText;
            }
        }

        return size;
    }
}
