namespace Review.Model;

/// <summary>
/// A path of inputs as options name them: <c>tags.owner</c>, <c>rules[0].prefix</c>, <c>rules[*]</c>, <c>tags["a.b"]</c>.
/// https://www.pulumi.com/docs/iac/concepts/resources/options/ignorechanges/
/// </summary>
public static class PropertyPath
{
    /// <summary>Whether a path is the whole path or inside it; a star stands for any member or index.</summary>
    public static bool Contains(string whole, string path)
    {
        var (outer, inner) = (Steps(whole), Steps(path));
        return outer.Count <= inner.Count && outer.Zip(inner).All(pair => pair.First == "*" || pair.First == pair.Second);
    }

    /// <summary>The name of the input that the path is in.</summary>
    public static string Input(string path) => Steps(path) is [var first, ..] ? first : path;

    private static List<string> Steps(string path)
    {
        var steps = new List<string>();
        for (var at = 0; at < path.Length;)
        {
            if (path[at] == '.')
            {
                at++;
            }
            else if (path[at] == '[' && path.IndexOf(']', at) is > 0 and var end)
            {
                var close = at + 1 < path.Length && path[at + 1] == '"' && path.IndexOf("\"]", at + 2, StringComparison.Ordinal)
                    is > 0 and var quoted ? quoted + 1 : end;
                steps.Add(path[(at + 1)..close].Trim('"'));
                at = close + 1;
            }
            else
            {
                var stop = path.IndexOfAny(['.', '['], at + 1) is > 0 and var next ? next : path.Length;
                steps.Add(path[at..stop]);
                at = stop;
            }
        }

        return steps;
    }
}
