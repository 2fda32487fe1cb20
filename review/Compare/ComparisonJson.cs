using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Requests;

namespace Review.Compare;

/// <summary>
/// A comparison as JSON:
/// <c>{"result":"proved|refuted|unknown","kind","assumptions":[],"example":{"request":{...},"base","head","test"},"reason","spent":{"milliseconds","steps"}}</c>;
/// the request is one of a <c>decide</c> scenario.
/// </summary>
internal static class ComparisonJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    public static string Write(Comparison comparison)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("result", comparison.Proof switch { Proof.Proved => "proved", Proof.Refuted => "refuted", _ => "unknown" });
            json.WriteString("kind", comparison.Kind.ShortName());
            switch (comparison.Proof)
            {
                case Proof.Proved proved:
                    json.WriteStartArray("assumptions");
                    foreach (var assumption in proved.Assumptions)
                    {
                        json.WriteStringValue(assumption);
                    }

                    json.WriteEndArray();
                    break;
                case Proof.Refuted refuted:
                    WriteExample(json, refuted);
                    break;
                case Proof.Unknown unknown:
                    json.WriteString("reason", unknown.Reason);
                    break;
            }

            json.WriteStartObject("spent");
            json.WriteNumber("milliseconds", Math.Round(comparison.Proof.Cost.Time.TotalMilliseconds, 1));
            json.WriteNumber("steps", comparison.Proof.Cost.Steps);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteExample(Utf8JsonWriter json, Proof.Refuted refuted)
    {
        json.WriteStartObject("example");
        json.WritePropertyName("request");
        WriteRequest(json, refuted.Example.Request);
        foreach (var (subject, verdict) in refuted.Example.Verdicts)
        {
            json.WriteString(subject.ToLowerInvariant(), verdict.ToString());
        }

        json.WriteString("test", ExampleTestWriter.Write(refuted));
        json.WriteEndObject();
    }

    private static void WriteRequest(Utf8JsonWriter json, Request request)
    {
        json.WriteStartObject();
        json.WriteString("principal", request.Caller.Text);
        if (request.Caller is Caller.FederatedUser federated)
        {
            json.WriteString("federatedBy", federated.By.ToString());
        }

        json.WriteString("action", request.Action);
        json.WriteString("resource", request.Resource);
        if (request.ResourceAccount is { } owner)
        {
            json.WriteString("resourceAccount", owner.Value);
        }

        json.WriteStartObject("context");
        foreach (var (key, value) in StatedKeys(request))
        {
            json.WritePropertyName(key);
            if (value.IsMultivalued)
            {
                json.WriteStartArray();
                foreach (var text in value.Values)
                {
                    json.WriteStringValue(text);
                }

                json.WriteEndArray();
            }
            else
            {
                json.WriteStringValue(value.Values[0]);
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    // A session's ARN leaves out its role's path, so a role with one must be told.
    private static IEnumerable<KeyValuePair<string, ContextValue>> StatedKeys(Request request) =>
        request.Caller is Caller.RoleSession { Session: not null, Role: var role } && role.Resource.Count(letter => letter == '/') > 1
            ? request.Context.Entries.Prepend(KeyValuePair.Create("aws:PrincipalArn", ContextValue.One(role.ToString())))
            : request.Context.Entries;
}
