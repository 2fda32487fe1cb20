using System.Text.Encodings.Web;
using System.Text.Json;
using IamEngine.Decide.Explain;
using IamEngine.Decide.Scenarios;
using IamEngine.Model;
using IamEngine.Requests;

namespace Review.Forms.Decide;

/// <summary>
/// A decision as JSON: <c>{"name","decision","because":[{"policy","statement","effect","matched","why"}],"ok"}</c>. <c>ok</c> is
/// present only if the scenario states an expected decision. <c>statement</c> is null if the reason is not a statement.
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
        json.WriteString("why", ExplanationText.Why(reason, request));
        json.WriteEndObject();
    }

    // The name of a policy type in a scenario.
    private static string Part(MissingAllow lack) => lack switch
    {
        MissingAllow.IdentityPolicy => "identity",
        MissingAllow.Boundary => "boundary",
        MissingAllow.SessionPolicy => "session",
        MissingAllow.ResourcePolicy => "resource",
        MissingAllow.EndpointPolicy => "endpoint",
        _ => "scp",
    };
}
