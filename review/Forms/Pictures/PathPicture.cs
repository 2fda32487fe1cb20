using System.Globalization;
using Review.Drift;

namespace Review.Forms.Pictures;

/// <summary>
/// Draws the principals that reach a bucket as a tree: the bucket on the right, before it those that reach it themselves, and
/// before each of them those that become it. Lines of a tree never cross.
/// </summary>
public static class PathPicture
{
    private const int Margin = 12;
    private const int Gap = 14;
    private const int Lines = 56;
    private const int Width = 230;
    private const int MostNames = 4;

    public static Picture Draw(PathTree tree, string id)
    {
        var depth = 1 + tree.Callers.Select(Depth).DefaultIfEmpty(0).Max();
        var shapes = new List<Shape>();
        var bucket = LabelBox.Of("vpc", Width, (tree.Bucket, Lettering.Strong), ("bucket", Lettering.Faint));
        var height = Math.Max(bucket.Height, HeightOf(tree.Callers));
        var left = Margin + ((depth - 1) * (Width + Lines));
        var top = Margin + ((height - bucket.Height) / 2);
        Before(tree.Callers, left, Margin, height, new(left, top, Width, bucket.Height), shapes);
        shapes.AddRange(bucket.At(left, top));
        return new(
            id, $"Who reaches {tree.Bucket}", Words(tree), left + Width + Margin, height + (2 * Margin), shapes);
    }

    /// <summary>A principal without the parts of its ARN that all have: <c>role admin</c>.</summary>
    public static string Name(string principal) =>
        principal.StartsWith("arn:", StringComparison.Ordinal) && principal.Split(':') is [.., var account, var resource]
            && (resource.StartsWith("user/", StringComparison.Ordinal) || resource.StartsWith("role/", StringComparison.Ordinal))
            && account.Length > 0 ? $"{resource[..4]} {resource[5..]}" : principal;

    public static string Word(ReachingKind kind) => kind switch
    {
        ReachingKind.OfTheStack => "of the stack",
        ReachingKind.Known => "known",
        ReachingKind.Other => "not in the program",
        _ => "outside the account",
    };

    private static void Before(
        IReadOnlyList<PathNode> nodes, int right, int top, int height, Rectangle target, List<Shape> shapes)
    {
        var y = top + ((height - HeightOf(nodes)) / 2);
        foreach (var (index, node) in nodes.Index())
        {
            var (box, own) = (BoxOf(node), HeightOf(node));
            var place = new Rectangle(right - Lines - Width, y + ((own - box.Height) / 2), Width, box.Height);
            var arrival = target.Top + (target.Height * (index + 1) / (nodes.Count + 1));
            shapes.Add(new Shape.Curve(
                new(place.Left + Width, place.Top + (box.Height / 2)), new(right, arrival), LineOf(node.Kind), HasHead: true));
            Before(node.Callers, place.Left, y, own, place, shapes);
            shapes.AddRange(box.At(place.Left, place.Top));
            y += own + Gap;
        }
    }

    private static int Depth(PathNode node) => 1 + node.Callers.Select(Depth).DefaultIfEmpty(0).Max();

    private static int HeightOf(IReadOnlyList<PathNode> nodes) =>
        nodes.Sum(HeightOf) + (Gap * Math.Max(0, nodes.Count - 1));

    private static int HeightOf(PathNode node) => Math.Max(BoxOf(node).Height, HeightOf(node.Callers));

    private static LabelBox BoxOf(PathNode node) => LabelBox.Of(
        node.Kind switch
        {
            ReachingKind.OfTheStack or ReachingKind.Known => "identity",
            ReachingKind.Other => "step never",
            _ => "outside",
        },
        Width,
        [
            .. node.Principals.Take(MostNames).Select(principal => (Name(principal), Lettering.Strong)),
            (node.Principals.Count > MostNames ? $"and {Text(node.Principals.Count - MostNames)} more" : "", Lettering.Strong),
            (Word(node.Kind), Lettering.Faint),
            .. node.Calls.Select(call => (call, Lettering.Plain)),
        ]);

    private static string LineOf(ReachingKind kind) => kind == ReachingKind.Other ? "never" : "becomes";

    private static string Words(PathTree tree) => tree.Callers.Count == 0 ? "No principal reaches it."
        : string.Join(" ", tree.Callers.SelectMany(node => Words(node, tree.Bucket)));

    private static IEnumerable<string> Words(PathNode node, string next)
    {
        var who = node.Principals.Count == 1 ? Name(node.Principals[0])
            : $"{Text(node.Principals.Count)} principals such as {Name(node.Principals[0])}";
        return node.Callers.SelectMany(caller => Words(caller, who))
            .Prepend($"{who} ({Word(node.Kind)}) reaches {next} by {string.Join(", ", node.Calls)}.");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
