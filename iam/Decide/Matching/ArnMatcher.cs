using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Matching;

/// <summary>
/// A pattern of an ARN: five parts that each end with a colon, and the resource, which may contain colons. A wildcard does not
/// match across a colon, except that in the <c>Resource</c> element a star at the end of a part may.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
/// </summary>
internal sealed class ArnMatcher
{
    private const int PartsBeforeResource = 5;

    private readonly GlobMatcher[] parts;
    private readonly bool starsCrossColons;

    // The first five parts with their colons, if all of them are literal. They then compare as one text: a decision on an object
    // takes 0.32 µs instead of 0.58 µs.
    private readonly string? head;

    private ArnMatcher(GlobMatcher[] parts, bool starsCrossColons)
    {
        (this.parts, this.starsCrossColons) = (parts, starsCrossColons);
        head = IsComplete && parts.Take(PartsBeforeResource).All(part => part.Literal is not null)
            ? string.Concat(parts.Take(PartsBeforeResource).Select(part => $"{part.Literal}:"))
            : null;
        HasVariableBeforeResource = parts.Take(PartsBeforeResource).Any(part => part.HasVariables);
    }

    public bool IsComplete => parts.Length == PartsBeforeResource + 1;

    public bool HasVariableBeforeResource { get; }

    public bool IsOneVariable => parts is [{ IsOneVariable: true }];

    /// <summary>
    /// A pattern of the <c>Resource</c> element. If <paramref name="complete"/>, missing parts at its end are stars.
    /// </summary>
    public static ArnMatcher Resource(string text, PolicyVersion version, bool complete) =>
        Of(text, version, starsCrossColons: true, complete);

    /// <summary>A value of the four ARN operators.</summary>
    public static ArnMatcher Condition(string text, PolicyVersion version) =>
        Of(text, version, starsCrossColons: false, complete: false);

    /// <summary>Whether the whole text equals the value of the variable. Valid only if the pattern is one variable.</summary>
    public bool EqualsVariable(string text, Request request) => parts[0].Matches(text, request);

    /// <summary>
    /// Matches part by part. If a part does not match, the latest star that may cross a colon is extended by one part of the
    /// text. It is enough to move the latest star: an earlier one cannot leave more text for the rest.
    /// </summary>
    public bool Matches(ReadOnlySpan<char> text, Request request)
    {
        if (head is not null)
        {
            return text.StartsWith(head, StringComparison.Ordinal)
                && parts[PartsBeforeResource].Matches(text[head.Length..], request);
        }

        var (part, at) = (0, 0);
        var (retryPart, retryAt) = (-1, 0);
        while (!Fits(text, part, at, request, out var next))
        {
            if (next >= 0)
            {
                (retryPart, retryAt) = RunsOn(part) ? (part + 1, next) : (retryPart, retryAt);
                (part, at) = (part + 1, next);
                continue;
            }

            // If the literal beginning of the resource matches and the rest does not, a shorter text does not match either.
            var hopeless = part == PartsBeforeResource && parts[part].HasStar && parts[part].BeginsAt(text[at..], request);
            var colon = retryPart < 0 || hopeless ? -1 : text[retryAt..].IndexOf(':');
            if (colon < 0)
            {
                return false;
            }

            retryAt += colon + 1;
            (part, at) = (retryPart, retryAt);
        }

        return true;
    }

    /// <summary>
    /// Whether this part, and with it the whole pattern, matches the rest of the text. If not, <paramref name="next"/> is the
    /// place where the next part continues, or -1 if this part does not match.
    /// </summary>
    private bool Fits(ReadOnlySpan<char> text, int part, int at, Request request, out int next)
    {
        next = -1;
        var rest = text[at..];
        if (part == PartsBeforeResource)
        {
            return parts[part].Matches(rest, request);
        }

        var colon = rest.IndexOf(':');
        if (!parts[part].Matches(colon < 0 ? rest : rest[..colon], request))
        {
            return false;
        }

        if (part == parts.Length - 1)
        {
            return colon < 0 || RunsOn(part);
        }

        next = colon < 0 ? -1 : at + colon + 1;
        return false;
    }

    private bool RunsOn(int part) => starsCrossColons && parts[part].EndsInStar;

    private static ArnMatcher Of(string text, PolicyVersion version, bool starsCrossColons, bool complete)
    {
        var parts = new List<GlobMatcher>();
        var current = new List<PolicyTextPart>();
        foreach (var piece in PolicyText.Parse(text, version).Parts)
        {
            var rest = (piece as PolicyTextPart.Literal)?.Text;
            for (int colon; rest is not null && parts.Count < PartsBeforeResource
                && (colon = rest.IndexOf(':', StringComparison.Ordinal)) >= 0;)
            {
                AddLiteral(current, rest[..colon]);
                parts.Add(GlobMatcher.Of(current, wildcards: true));
                current = [];
                rest = rest[(colon + 1)..];
            }

            if (rest is null)
            {
                current.Add(piece);
            }
            else
            {
                AddLiteral(current, rest);
            }
        }

        parts.Add(GlobMatcher.Of(current, wildcards: true));
        while (complete && parts.Count <= PartsBeforeResource)
        {
            parts.Add(GlobMatcher.Of([new PolicyTextPart.AnyCharacters()], wildcards: true));
        }

        return new([.. parts], starsCrossColons);
    }

    private static void AddLiteral(List<PolicyTextPart> parts, string text)
    {
        if (text.Length > 0)
        {
            parts.Add(new PolicyTextPart.Literal(text));
        }
    }
}
