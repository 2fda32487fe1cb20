namespace IamEngine.Check.Syntax;

/// <summary>The six parts of an ARN in a Resource element. Colons inside <c>${...}</c> do not separate parts.</summary>
internal sealed record ArnSyntax(string Text, string Partition, string Service, string Region, string Account, string Resource)
{
    private const int Parts = 6;

    /// <summary>The ARN, or null if the text does not begin with <c>arn:</c> or has fewer than six parts.</summary>
    public static ArnSyntax? Read(string text) =>
        Divide(text) is ["arn", var partition, var service, var region, var account, var resource]
            ? new(text, partition, service, region, account, resource)
            : null;

    /// <summary>The number of parts, at most six.</summary>
    public static int CountParts(string text) => Divide(text).Count;

    /// <summary>Whether a part has a wildcard or a variable.</summary>
    public static bool IsOpen(string part) => part.AsSpan().ContainsAny('*', '?', '$');

    private static List<string> Divide(string text)
    {
        var parts = new List<string>(Parts);
        var start = 0;
        for (var at = 0; at < text.Length && parts.Count < Parts - 1; at++)
        {
            if (text[at] == '$' && at + 1 < text.Length && text[at + 1] == '{' && text.IndexOf('}', at) is var close and > 0)
            {
                at = close;
            }
            else if (text[at] == ':')
            {
                parts.Add(text[start..at]);
                start = at + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }
}
