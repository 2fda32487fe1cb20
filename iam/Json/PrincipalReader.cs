using System.Text.Json;
using IamEngine.Model;

namespace IamEngine.Json;

/// <summary>Reads a <c>Principal</c> or <c>NotPrincipal</c> element: <c>"*"</c>, or an object of lists by kind.</summary>
internal static class PrincipalReader
{
    private static readonly string[] Kinds = ["AWS", "Service", "Federated", "CanonicalUser"];

    private static string Example(string text) => Principal.AskAws(text) is Answer<Principal>.Yes ? $"\"{text}\"" : "...";

    public static PrincipalElement Read(JsonElement json, string path, bool negated, Problems problems)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            if (json.GetString() != "*")
            {
                problems.Add(
                    path,
                    "INVALID_PRINCIPAL_FORMAT",
                    $"{JsonMembers.Describe(json)} names a principal without its kind; write {{\"AWS\": "
                        + $"{Example(json.GetString()!)}}}, or `*` for everyone");
            }

            return negated ? new PrincipalElement.NotEveryone() : new PrincipalElement.Everyone();
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add(
                path,
                "INVALID_PRINCIPAL_FORMAT",
                $"expected `*` or an object such as {{\"AWS\": ...}}, found {JsonMembers.Describe(json)}");
            return new PrincipalElement.Unstated();
        }

        var principals = new List<Principal>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kind in json.EnumerateObject())
        {
            var at = JsonMembers.Under(path, kind.Name);
            if (!Kinds.Contains(kind.Name))
            {
                problems.Add(
                    at, "INVALID_PRINCIPAL_KEY",
                    $"`{kind.Name}` is not a kind of principal; known are {string.Join(", ", Kinds)}");
            }
            else if (!seen.Add(kind.Name))
            {
                problems.Add(at, "JSON_SYNTAX_ERROR", $"`{kind.Name}` is a duplicate; only one of the two would count");
            }

            foreach (var text in JsonMembers.TextOrTexts(kind.Value, at, problems))
            {
                Add(kind.Name, text.Text, text);
            }
        }

        return negated
            ? new PrincipalElement.NotPrincipal(principals.ToSortedValues())
            : new PrincipalElement.Principal(principals.ToSortedValues());

        void Add(string kind, string text, TextAt at)
        {
            switch (kind)
            {
                case "AWS":
                    switch (Principal.AskAws(text))
                    {
                        case Answer<Principal>.Yes yes:
                            principals.Add(yes.Value);
                            if (yes.Value is Principal.Account account && AccountId.IsAccountId(text))
                            {
                                problems.AddNote(at.Path, $"`{text}` is read as arn:aws:iam::{account.Id}:root, as IAM reads it");
                            }

                            break;
                        case Answer<Principal>.No no:
                            var code = text.AsSpan().ContainsAny('*', '?') ? "UNSUPPORTED_WILDCARD_IN_PRINCIPAL"
                                : "INVALID_PRINCIPAL_FORMAT";
                            problems.Add(at.Path, code, string.Join("; ", no.Reasons));
                            break;
                    }

                    break;
                case "Service":
                    principals.Add(new Principal.Service(text));
                    break;
                case "Federated":
                    principals.Add(new Principal.Federated(text));
                    break;
                case "CanonicalUser":
                    principals.Add(new Principal.CanonicalUser(text));
                    break;
            }
        }
    }
}
