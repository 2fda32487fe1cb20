namespace Rehearsal.Creation;
/// <summary>Clusters and what belongs to them: https://docs.aws.amazon.com/emr/latest/APIReference/API_Operations.html</summary>
internal static class EmrKinds
{
    public static IEnumerable<Kind> All => [];
}
