using IamEngine.Model;
using Review.Model;

namespace Review.Updates;

/// <summary>A resource that an update replaces.</summary>
/// <param name="Path">
/// From the resource that changes to this one; only this one if it changes itself. Each is replaced because the one before it is.
/// </param>
/// <param name="DeletesFirst">Whether the engine deletes the old resource before it creates the new one.</param>
/// <param name="KeepsOld">Whether the old resource stays in AWS (<c>retainOnDelete</c>).</param>
/// <param name="Obstacles">Why the update cannot do it, a sentence each; empty if it can.</param>
public sealed record Replacement(
    ReportedResource Resource, Seq<PathStep> Path, bool DeletesFirst, bool KeepsOld, Seq<string> Obstacles)
{
    /// <summary>Whether another resource's replacement causes it.</summary>
    public bool IsCascade => Path.Count > 1;

    /// <summary><c>bastion-key → flink-cluster (ec2Attributes)</c></summary>
    public string PathText => string.Join(" → ", Path);
}
