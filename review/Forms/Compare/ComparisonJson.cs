using System.Text.Json.Nodes;
using IamEngine.Model;
using IamEngine.Prove;
using Review.Compare;

namespace Review.Forms.Compare;

/// <summary>
/// A comparison as JSON:
/// <c>{"result":"proved|refuted|unknown","kind","assumptions":[],"example":{"request":{...},"base","head","test"},
/// "reason","notes":[],"spent":{"steps"}}</c>;
/// the request has the format of a <c>decide</c> scenario.
/// </summary>
internal static class ComparisonJson
{
    public static string Write(PolicyComparison comparison)
    {
        var proof = comparison.Proof;
        var json = new JsonObject
        {
            ["result"] = proof switch { Proof.Proved => "proved", Proof.Refuted => "refuted", _ => "unknown" },
            ["kind"] = comparison.Kind.ShortName(),
        };
        switch (proof)
        {
            case Proof.Proved proved:
                json["assumptions"] = JsonForm.Texts(proved.Assumptions);
                break;
            case Proof.Refuted refuted:
                json["example"] = Example(refuted);
                break;
            case Proof.Unknown unknown:
                json["reason"] = unknown.Reason;
                break;
        }

        json["notes"] = JsonForm.Texts(comparison.Notes);
        json["spent"] = new JsonObject { ["steps"] = proof.Cost.Steps };
        return JsonForm.Write(json);
    }

    private static JsonObject Example(Proof.Refuted refuted)
    {
        var json = new JsonObject { ["request"] = JsonForm.Request(refuted.Example.Request, hasOwner: false) };
        foreach (var (subject, verdict) in refuted.Example.Verdicts)
        {
            json[subject.ToLowerInvariant()] = verdict.ToString();
        }

        json["test"] = ExampleTestWriter.Write(refuted);
        return json;
    }
}
