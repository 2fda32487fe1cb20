using System.Text.Json.Serialization;

namespace Review.Model;

/// <summary>A resource that cannot be made again as it was, and the resources whose replacement replaces it too.</summary>
/// <param name="Loss">What is lost with it.</param>
public sealed record CascadeRow(string Urn, string Loss, IReadOnlyList<CascadePath> Paths)
{
    [JsonIgnore]
    public string Name => Urns.NameOf(Urn);
}

/// <param name="Steps">From the resource that an update replaces to the lost one.</param>
/// <param name="Obstacles">Why such an update fails, a sentence each; empty if it does not.</param>
public sealed record CascadePath(IReadOnlyList<PathStep> Steps, IReadOnlyList<string> Obstacles)
{
    public override string ToString() => string.Join(" → ", Steps);
}

/// <param name="Input">The input that takes its value from the resource before; null for the first.</param>
public sealed record PathStep(string Urn, string? Input)
{
    [JsonIgnore]
    public string Name => Urns.NameOf(Urn);

    /// <summary><c>flink-cluster (ec2Attributes)</c></summary>
    public override string ToString() => Input is null ? Name : $"{Name} ({Input})";
}
