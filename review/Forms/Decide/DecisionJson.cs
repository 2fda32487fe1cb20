using System.Text.Encodings.Web;
using System.Text.Json;
using IamEngine.Decide;
using IamEngine.Decide.Explain;
using IamEngine.Decide.Scenarios;
using IamEngine.Model;

namespace Review.Forms.Decide;

/// <summary>
/// A decision as JSON: <c>{"name","decision","because":[{"policy","statement","effect","matched","why"}],"ok"}</c>; <c>ok</c>
/// only where the scenario says what it expects. A reason that is no statement has null where a statement would be.
/// </summary>
internal static class DecisionJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Scenario scenario, Decision decision)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("name", scenario.Name);
            json.WriteString("decision", decision.Verdict.ToString());
            json.WriteStartArray("because");
            foreach (var reason in decision.Because)
            {
                Write(json, reason, decision.Request);
            }

            json.WriteEndArray();
            if (scenario.Expect is { } expected)
            {
                json.WriteBoolean("ok", decision.Verdict == expected);
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, Reason reason, Request request)
    {
        var statement = reason switch
        {
            Reason.Applies applies => applies.Statement,
            Reason.Lacks lacks => lacks.Nearest,
            _ => null,
        };
        json.WriteStartObject();
        json.WriteString("policy", statement?.Policy ?? (reason is Reason.Lacks missing ? Part(missing.What) : null));
        json.WriteString("statement", statement?.Name);
        json.WriteString("effect", (statement?.Effect ?? Effect.Allow).ToString());
        json.WriteBoolean("matched", reason is Reason.Applies or Reason.IsRoot or Reason.NeedsNoPermission);
        json.WriteString("why", Words.Why(reason, request));
        json.WriteEndObject();
    }

    // A part as scenarios call it.
    private static string Part(Lack lack) => lack switch
    {
        Lack.IdentityPolicy => "identity",
        Lack.Boundary => "boundary",
        Lack.SessionPolicy => "session",
        Lack.ResourcePolicy => "resource",
        Lack.EndpointPolicy => "endpoint",
        _ => "scp",
    };
}
