using Benchmarks.Measure;

namespace Benchmarks.Scale;

/// <summary>Time as a function of size. The slope is the exponent of the growth: 1 is linear.</summary>
/// <param name="Output">Receives each figure as soon as it is known, because the largest sizes take minutes.</param>
/// <param name="Name">The measured question.</param>
/// <param name="Why">The reason for a slope above <see cref="Linear"/>.</param>
internal sealed record Curve(TextWriter Output, string Name, string Why)
{
    // Noise on a shared machine changes the slope of a linear curve by up to this much.
    private const double Linear = 1.15;

    // Below this size, the fixed cost of a question hides the growth.
    private const int SmallestInSlope = 100;

    private readonly List<(int Size, double Seconds)> points = [];

    public void Add(int size, double seconds, string remark = "")
    {
        if (points.Count == 0)
        {
            Output.WriteLine();
            Output.WriteLine(Text.Row(Name, "time", "time / size", "remark"));
            Output.WriteLine("| ---: | ---: | ---: | --- |");
        }

        points.Add((size, seconds));
        Output.WriteLine(Text.Row(Text.Count(size), Text.Time(seconds), Text.Time(seconds / size), remark));
    }

    public void WriteSlope()
    {
        var slope = Slope([.. points.Where(point => point.Size >= SmallestInSlope)]);
        Output.WriteLine();
        Output.WriteLine($"Slope {Text.Digits(slope)}: {(slope <= Linear ? "linear" : Why)}.");
    }

    // Least squares on the logarithms.
    private static double Slope(IReadOnlyList<(int Size, double Seconds)> points)
    {
        var (x, y) = (points.Average(point => Math.Log(point.Size)), points.Average(point => Math.Log(point.Seconds)));
        return points.Sum(point => (Math.Log(point.Size) - x) * (Math.Log(point.Seconds) - y))
            / points.Sum(point => (Math.Log(point.Size) - x) * (Math.Log(point.Size) - x));
    }
}
