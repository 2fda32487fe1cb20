using System.Text;

namespace IamEngine.Model;

/// <summary>A part of a pattern or condition value.</summary>
internal abstract record PolicyTextPart
{
    private PolicyTextPart()
    {
    }

    public sealed record Literal(string Text) : PolicyTextPart;

    /// <summary><c>*</c>: any characters, or none.</summary>
    public sealed record AnyCharacters : PolicyTextPart;

    /// <summary><c>?</c>: one character.</summary>
    public sealed record OneCharacter : PolicyTextPart;

    /// <summary>
    /// <c>${aws:username}</c>, or <c>${aws:username, 'nobody'}</c> with a default for a missing key.
    /// </summary>
    public sealed record Variable(ConditionKey Key, string? Default) : PolicyTextPart;
}

/// <summary>
/// A pattern or condition value, split into text, wildcards and policy variables.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
/// </summary>
internal sealed record PolicyText(Seq<PolicyTextPart> Parts)
{
    /// <summary>
    /// Splits a text. Variables exist only in version 2012-10-17; <c>${*}</c>, <c>${?}</c> and <c>${$}</c> are the plain
    /// characters. A <c>${</c> without a closing brace before the next <c>${</c>, or without a key, is plain text.
    /// </summary>
    public static PolicyText Parse(string text, PolicyVersion version)
    {
        var parts = new List<PolicyTextPart>();
        var literal = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '$' && version.HasVariables() && ReadVariable(text, at, out var variable, out var end))
            {
                if (variable is PolicyTextPart.Literal plain)
                {
                    literal.Append(plain.Text);
                }
                else
                {
                    Flush();
                    parts.Add(variable);
                }

                at = end;
            }
            else if (text[at] is '*' or '?')
            {
                Flush();
                parts.Add(text[at] == '*' ? new PolicyTextPart.AnyCharacters() : new PolicyTextPart.OneCharacter());
            }
            else
            {
                literal.Append(text[at]);
            }
        }

        Flush();
        return new(parts.ToSeq());

        void Flush()
        {
            if (literal.Length > 0)
            {
                parts.Add(new PolicyTextPart.Literal(literal.ToString()));
                literal.Clear();
            }
        }
    }

    private static bool ReadVariable(string text, int start, out PolicyTextPart part, out int end)
    {
        part = new PolicyTextPart.Literal("");
        // Another opening brace comes before the closing one, so this is not a variable. Each character is thus scanned for one
        // variable only.
        end = start + 1 < text.Length && text[start + 1] == '{' ? text.AsSpan(start + 2).IndexOfAny('{', '}') + start + 2 : -1;
        if (end < start + 2 || text[end] != '}')
        {
            return false;
        }

        var inside = text[(start + 2)..end];
        if (inside is "*" or "?" or "$")
        {
            part = new PolicyTextPart.Literal(inside);
            return true;
        }

        var comma = inside.IndexOf(',', StringComparison.Ordinal);
        var key = (comma < 0 ? inside : inside[..comma]).Trim();
        if (key.Length == 0)
        {
            return false;
        }

        var fallback = comma < 0 ? null : inside[(comma + 1)..].Trim();
        if (fallback is not null and not ['\'', .., '\''])
        {
            return false;
        }

        part = new PolicyTextPart.Variable(new(key), fallback?[1..^1]);
        return true;
    }
}
