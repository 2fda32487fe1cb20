using Review.Model;
using Review.StateSafety;

namespace Review.Findings;

/// <summary>
/// Checks the declared lifecycle rules of the state bucket. No setting produces a harmful rule, but a change of the program can.
/// </summary>
internal static class StateLifecycles
{
    private const string Owner = "infra:components:StateBucket$aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";

    // The settings check the length of an outage themselves, so the shortest one is enough here.
    private const int ShortestOutage = 1;

    public static IEnumerable<Finding> Check(StackProgramResult declaration) =>
        from resource in declaration.Resources
        where resource.Urn.Contains(Owner, StringComparison.Ordinal)
        from finding in LifecycleCheck.Check(resource.Inputs.ToJsonString(), ShortestOutage)
        select new Finding(finding.Code, Severity.Error, finding.Message, $"{resource.Urn} {finding.Where}", finding.Help);
}
