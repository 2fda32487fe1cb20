using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IamEngine.Model;

namespace IamEngine.Json;

/// <summary>
/// Writes a document as canonical IAM JSON: members in the order of the IAM grammar, sorted sets, a set of one as
/// the value itself, and no white space (or an indentation of two spaces for readers).
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
/// </summary>
public static class PolicyWriter
{
    // The document is not embedded in HTML, so quotes and angle brackets need no escape.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static string Write(PolicyDocument document) => Text(document, new() { Encoder = Encoder });

    public static string WriteIndented(PolicyDocument document) =>
        Text(document, new() { Encoder = Encoder, Indented = true, NewLine = "\n" });

    /// <summary>The document's size in characters, as <see cref="PolicySize.Limit"/> counts.</summary>
    public static int Size(PolicyDocument document) => Write(document).Length;

    private static string Text(PolicyDocument document, JsonWriterOptions options)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            Write(json, document);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    public static void Write(Utf8JsonWriter json, PolicyDocument document)
    {
        json.WriteStartObject();
        if (document.Version.Text() is { } version)
        {
            json.WriteString("Version", version);
        }

        if (document.Id is not null)
        {
            json.WriteString("Id", document.Id);
        }

        json.WriteStartArray("Statement");
        foreach (var statement in document.AllStatements)
        {
            Write(json, statement);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Statement statement)
    {
        json.WriteStartObject();
        if (statement.Sid is not null)
        {
            json.WriteString("Sid", statement.Sid.Value);
        }

        json.WriteString("Effect", statement.Effect.ToString());
        Write(json, statement.Principal);
        WriteOneOrMany(json, statement.Action is ActionElement.Action ? "Action" : "NotAction", statement.Action.Patterns);
        if (statement.Resource is not ResourceElement.Attached)
        {
            WriteOneOrMany(
                json, statement.Resource is ResourceElement.Resource ? "Resource" : "NotResource", statement.Resource.Patterns);
        }

        Write(json, statement.Condition);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PrincipalElement element)
    {
        switch (element)
        {
            case PrincipalElement.Unstated:
                break;
            case PrincipalElement.Everyone:
                json.WriteString("Principal", "*");
                break;
            case PrincipalElement.NotEveryone:
                json.WriteString("NotPrincipal", "*");
                break;
            default:
                json.WriteStartObject(element is PrincipalElement.Principal ? "Principal" : "NotPrincipal");
                foreach (var type in element.Principals.GroupBy(principal => principal.Type))
                {
                    WriteOneOrMany(json, type.Key, [.. type]);
                }

                json.WriteEndObject();
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, ConditionBlock condition)
    {
        if (condition.Count == 0)
        {
            return;
        }

        json.WriteStartObject("Condition");
        foreach (var conditions in condition.GroupBy(test => test.OperatorText))
        {
            json.WriteStartObject(conditions.Key);
            foreach (var test in conditions)
            {
                WriteOneOrMany(json, test.Key.Name, test.Values);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteOneOrMany<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> values)
    {
        if (values.Count == 1)
        {
            json.WriteString(name, values[0]!.ToString());
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value!.ToString());
        }

        json.WriteEndArray();
    }
}
