using IamEngine.Model;
using Review.Deployed;

namespace Review.Drift;

/// <summary>The principals that reach a bucket, each before the next caller of its shortest path.</summary>
/// <param name="Callers">Those that reach it themselves.</param>
public sealed record PathTree(string Bucket, IReadOnlyList<PathNode> Callers)
{
    // A picture with more is unreadable; the table has all.
    private const int MostSiblings = 10;

    /// <summary>The buckets of the paths, in their order.</summary>
    public static IReadOnlyList<PathTree> Of(IReadOnlyList<ReachingPath> reaching) =>
    [
        .. reaching.Where(one => BucketOf(one.Path) is not null).GroupBy(one => BucketOf(one.Path)!)
            .Select(bucket => new PathTree(bucket.Key, new Builder([.. bucket]).Under(null))),
    ];

    private static string? BucketOf(AccountPath path) =>
        Arn.Ask(path.Calls[^1].Request.Resource) is Answer<Arn>.Yes { Value: { Service: "s3" } arn } ? arn.Resource.Split('/')[0]
            : null;

    private sealed class Builder
    {
        private readonly Dictionary<string, ReachingPath> shortest;
        private readonly ILookup<string, string> direct;
        private readonly ILookup<string, string> byNext;

        public Builder(IReadOnlyList<ReachingPath> reaching)
        {
            shortest = reaching.GroupBy(one => one.Path.Principal)
                .ToDictionary(same => same.Key, same => same.MinBy(one => one.Path.Calls.Count)!);
            direct = reaching.Where(one => one.Path.IsDirect)
                .ToLookup(one => one.Path.Principal, one => one.Path.Calls[0].Request.Action);
            byNext = shortest.Values.ToLookup(one => Next(one.Path).Name ?? "", one => one.Path.Principal);
        }

        public PathNode[] Under(string? next)
        {
            var nodes = byNext[next ?? ""].Select(Node).ToArray();
            PathNode[] alike =
            [
                .. nodes.Where(node => node.Callers.Count > 0),
                .. nodes.Where(node => node.Callers.Count == 0)
                    .GroupBy(node => (node.Kind, Calls: string.Join('\n', node.Calls)))
                    .Select(same => same.First() with { Principals = [.. same.SelectMany(node => node.Principals)] }),
            ];
            if (alike.Length <= MostSiblings)
            {
                return alike;
            }

            var rest = alike[MostSiblings..];
            return
            [
                .. alike[..MostSiblings],
                new([.. rest.SelectMany(node => node.Principals)], rest.Max(node => node.Kind), ["in other ways"], []),
            ];
        }

        private PathNode Node(string principal)
        {
            var (path, (_, count)) = (shortest[principal], Next(shortest[principal].Path));
            return new(
                [principal],
                path.Kind,
                path.Path.IsDirect ? [.. direct[principal].Distinct()]
                    : [.. path.Path.Calls.Take(count).Select(call => call.Request.Action)],
                Under(principal));
        }

        // The next caller that has a path of its own, and the number of calls before its own. A shorter path cannot come back.
        private (string? Name, int Calls) Next(AccountPath path)
        {
            var at = Enumerable.Range(1, path.Calls.Count - 1).FirstOrDefault(index =>
                path.Calls[index].Who != path.Principal && shortest.ContainsKey(path.Calls[index].Who));
            return at == 0 ? (null, path.Calls.Count) : (path.Calls[at].Who, at);
        }
    }
}

/// <summary>Principals that reach a bucket by the same calls.</summary>
/// <param name="Calls">The actions with which they reach the bucket, or become the next caller.</param>
/// <param name="Callers">Those that become the principal.</param>
public sealed record PathNode(
    IReadOnlyList<string> Principals, ReachingKind Kind, IReadOnlyList<string> Calls, IReadOnlyList<PathNode> Callers);
