using IamEngine.Model;
using Review.Model;

namespace Review.Updates;

/// <summary>A resource that an update replaces.</summary>
/// <param name="Path">
/// The path from the changed resource to this one; only this one if it changes itself. Each resource causes the replacement of
/// the next.
/// </param>
/// <param name="DeletesFirst">Whether the engine deletes the old resource before it creates the new one.</param>
/// <param name="KeepsOld">Whether the old resource stays in AWS (<c>retainOnDelete</c>).</param>
/// <param name="Obstacles">The reasons why the update fails, one sentence each; empty if it succeeds.</param>
public sealed record Replacement(
    ReportedResource Resource, Seq<PathStep> Path, bool DeletesFirst, bool KeepsOld, Seq<string> Obstacles)
{
    /// <summary>Whether the replacement of another resource causes this one.</summary>
    public bool IsCascade => Path.Count > 1;

    /// <summary>The path as text: <c>bastion-key → flink-cluster (ec2Attributes)</c>.</summary>
    public string PathText => string.Join(" → ", Path);
}
