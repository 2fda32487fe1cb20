using Review.StateSafety;
using Review.Model;

namespace Review.Findings;

/// <summary>
/// Looks at what the declared lifecycle rules of the state bucket do to state. The settings have no way to ask for a harmful
/// rule; a change of the program has.
/// </summary>
internal static class StateLifecycles
{
    private const string Owner = "infra:components:StateBucket$aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";

    // How long an outage may last is the settings' matter, and they are refused where uploads are given up sooner.
    private const int ShortestOutage = 1;

    public static IEnumerable<Finding> Check(StackProgramResult declaration) =>
        from resource in declaration.Resources
        where resource.Urn.Contains(Owner, StringComparison.Ordinal)
        from finding in LifecycleCheck.Check(resource.Inputs.ToJsonString(), ShortestOutage)
        select new Finding(finding.Code, Severity.Error, finding.Message, $"{resource.Urn} {finding.Where}", finding.Help);
}
