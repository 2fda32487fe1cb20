using System.Globalization;
using System.Text;
using IamEngine.Model;
using IamEngine.Prove;
using Review.Compare;

namespace Review.Forms.Compare;

/// <summary>A comparison of two policies as text, JSON or Markdown.</summary>
public static class ComparisonForms
{
    public static string Write(PolicyComparison comparison, OutputFormat format) => format switch
    {
        OutputFormat.Json => ComparisonJson.Write(comparison),
        OutputFormat.Markdown => Markdown(comparison),
        _ => Text(comparison),
    };

    private static string Text(PolicyComparison comparison)
    {
        var text = new StringBuilder();
        switch (comparison.Proof)
        {
            case Proof.Proved proved:
                text.Append(
                    CultureInfo.InvariantCulture, $"Proved: HEAD allows nothing that BASE does not ({Both(comparison)}).\n");
                foreach (var assumption in proved.Assumptions)
                {
                    text.Append(CultureInfo.InvariantCulture, $"  assuming: {Visible.Of(assumption)}\n");
                }

                break;
            case Proof.Refuted refuted:
                text.Append(
                    CultureInfo.InvariantCulture, $"HEAD allows what BASE does not ({Both(comparison)}). For example:\n\n");
                foreach (var (name, value) in Lines(refuted.Example))
                {
                    text.Append(CultureInfo.InvariantCulture, $"  {name,-10} {Visible.Of(value)}\n");
                }

                text.Append("\nAs a test:\n\n").Append(ExampleTestWriter.Write(refuted)).Append('\n');
                break;
            case Proof.Unknown unknown:
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"Not decided whether HEAD allows what BASE does not ({Both(comparison)}): {Visible.Of(unknown.Reason)}\n");
                break;
        }

        foreach (var note in comparison.Notes)
        {
            text.Append(CultureInfo.InvariantCulture, $"  note: {Visible.Of(note)}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"{comparison.Proof.Cost}\n").ToString();
    }

    private static string Markdown(PolicyComparison comparison) =>
        Answer(comparison)
            + string.Concat(
                comparison.Notes.Select((note, index) => $"{(index == 0 ? "\n" : "")}- note: {SafeMarkdown.Prose(note)}\n"));

    private static string Answer(PolicyComparison comparison) => comparison.Proof switch
    {
        Proof.Proved proved =>
            $"**Proved:** HEAD allows nothing that BASE does not ({Both(comparison)}, {comparison.Proof.Cost}).\n"
            + (proved.Assumptions.Count > 0 ? "\n" : "")
                + string.Concat(proved.Assumptions.Select(assumption => $"- assuming: {SafeMarkdown.Prose(assumption)}\n")),
        Proof.Refuted refuted =>
            $"**HEAD allows what BASE does not** ({Both(comparison)}, {comparison.Proof.Cost}). For example:\n\n| | |\n| --- | "
                + "--- |\n"
            + string.Concat(
                Lines(refuted.Example)
                    .Select(line => $"| {line.Name} | {SafeMarkdown.Code(line.Value)} |\n"))
            + "\n<details><summary>As a "
            + $"test</summary>\n\n{SafeMarkdown.Fenced("csharp", ExampleTestWriter.Write(refuted))}</details>\n",
        Proof.Unknown unknown =>
            $"**Not decided** whether HEAD allows what BASE does not ({Both(comparison)}, {comparison.Proof.Cost}): "
                + $"{SafeMarkdown.Prose(unknown.Reason)}\n",
        _ => throw new InvalidOperationException(),
    };

    private static IEnumerable<(string Name, string Value)> Lines(CounterExample example)
    {
        yield return ("principal", example.Request.Caller.Text);
        yield return ("action", example.Request.Action);
        yield return ("resource", example.Request.Resource);
        foreach (var (key, value) in example.Request.Context.Entries)
        {
            yield return ("context", $"{key} = {value}");
        }

        foreach (var (subject, verdict) in example.Verdicts)
        {
            yield return (subject, verdict.ToString());
        }
    }

    private static string Both(PolicyComparison comparison) =>
        $"both read as {(comparison.Kind == PolicyKind.Identity ? "identity policies" : $"{comparison.Kind.Name()[..^1]}ies")}";
}
