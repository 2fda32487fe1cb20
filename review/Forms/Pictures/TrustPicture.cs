using Review.Access;

namespace Review.Forms.Pictures;

/// <summary>
/// Draws which identities can assume which roles: identities on the left, roles with their permissions on the right. A card
/// between them shows the conditions of each step. The cards of a role are next to it, so lines cross only on the left and never
/// behind a card.
/// </summary>
public static class TrustPicture
{
    private const int Margin = 12;
    private const int Heading = 30;
    private const int Gap = 14;
    private const int Lines = 64;
    private const int LeftWidth = 220;
    private const int MiddleWidth = 270;
    private const int RightWidth = 340;
    private const int MiddleLeft = Margin + LeftWidth + Lines;
    private const int RightLeft = MiddleLeft + MiddleWidth + Lines;

    public static Picture Draw(TrustGraph graph, string id)
    {
        var shapes = new List<Shape>
        {
            new Shape.Words("Who", Lettering.Strong, Margin, Margin + 14),
            new Shape.Words("may assume which role, and when", Lettering.Strong, MiddleLeft, Margin + 14),
            new Shape.Words("Roles, and what they hold", Lettering.Strong, RightLeft, Margin + 14),
        };
        var arrivals = new List<(Step Step, int Y)>();
        var bottom = Right(graph, shapes, arrivals);
        bottom = Math.Max(bottom, Left(graph, shapes, arrivals));
        return new(id, "Who can assume which role", Words(graph), RightLeft + RightWidth + Margin, bottom + Margin, shapes);
    }

    /// <summary>The roles on the right, each with the cards of the steps into it.</summary>
    private static int Right(TrustGraph graph, List<Shape> shapes, List<(Step Step, int Y)> arrivals)
    {
        var top = Margin + Heading;
        foreach (var role in graph.Roles)
        {
            var card = BoxOf(role, RightWidth);
            var steps = graph.Steps.Where(step => step.To == role).Select(step => (Step: step, LabelBox: BoxOf(step))).ToArray();
            var stepsHeight = steps.Sum(step => step.LabelBox.Height + Gap) - (steps.Length > 0 ? Gap : 0);
            var height = Math.Max(card.Height, stepsHeight);
            var cardTop = top + ((height - card.Height) / 2);
            shapes.AddRange(card.At(RightLeft, cardTop));
            var y = top + ((height - stepsHeight) / 2);
            foreach (var (step, stepCard) in steps)
            {
                var middle = y + (stepCard.Height / 2);
                // The line is horizontal if the role's card is high enough; otherwise the arrowheads share the edge of the card.
                var arrival = card.Height >= stepsHeight ? middle : cardTop + (card.Height * (middle - top) / height);
                shapes.Add(new Shape.Curve(
                    new(MiddleLeft + MiddleWidth, middle), new(RightLeft, arrival), StyleOf(step.Kind), HasHead: true));
                shapes.AddRange(stepCard.At(MiddleLeft, y));
                arrivals.Add((step, middle));
                y += stepCard.Height + Gap;
            }

            top += height + Gap + 6;
        }

        return top - Gap - 6;
    }

    /// <summary>The identities on the left, each as near as possible to its steps.</summary>
    private static int Left(TrustGraph graph, List<Shape> shapes, List<(Step Step, int Y)> arrivals)
    {
        var top = Margin + Heading;
        foreach (var (identity, wanted) in graph.From.Select(identity => (identity, Wanted(identity)))
            .OrderBy(pair => pair.Item2))
        {
            // The permissions of a role are shown once, on the right.
            var card = BoxOf(identity.Kind == "role" ? identity with { Lines = [] } : identity, LeftWidth);
            top = Math.Max(top, wanted - (card.Height / 2));
            var middle = top + (card.Height / 2);
            foreach (var (step, y) in arrivals.Where(arrival => arrival.Step.From.Key == identity.Key))
            {
                shapes.Add(new Shape.Curve(
                    new(Margin + LeftWidth, middle), new(MiddleLeft, y), StyleOf(step.Kind), HasHead: false));
            }

            shapes.AddRange(card.At(Margin, top));
            top += card.Height + Gap;
        }

        return top - Gap;

        int Wanted(Identity identity) =>
            (int)arrivals.Where(arrival => arrival.Step.From.Key == identity.Key).Select(arrival => arrival.Y).DefaultIfEmpty()
                .Average();
    }

    private static LabelBox BoxOf(Identity identity, int width) => LabelBox.Of(
        identity.Kind switch { "user" or "role" => "identity", "AWS service" => "service", _ => "outside" },
        width,
        [(identity.Name, Lettering.Strong), (identity.Kind, Lettering.Faint),
        .. identity.Lines.Select(line => (line, Lettering.Plain))]);

    private static LabelBox BoxOf(Step step) => LabelBox.Of(
        $"step {StyleOf(step.Kind)}",
        MiddleWidth,
        [(step.Says, Lettering.Strong), .. step.When.Select(when => (when, Lettering.Plain)),
        (step.When.Count == 0 ? "without conditions" : "", Lettering.Faint)]);

    private static string StyleOf(StepKind kind) => kind switch
    {
        StepKind.Becomes => "becomes",
        StepKind.Never => "never",
        _ => "hands",
    };

    private static string Words(TrustGraph graph) => graph.Steps.Count == 0
        ? "Nobody can become anybody."
        : string.Join(" ", graph.Steps.Select(step =>
            $"{string.Join(", ", step.When.Prepend($"{step.From.Name} ({step.From.Kind}) {step.Says}, the role {step.To.Name}"))}."));
}
