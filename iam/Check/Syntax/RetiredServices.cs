using System.Collections.Frozen;

namespace IamEngine.Check.Syntax;

/// <summary>
/// Prefixes of closed or internal services that AWS's managed policies still name and AWS's validator still accepts. The service
/// authorization reference does not list them any more, so their actions are unknown.
/// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
/// </summary>
internal static class RetiredServices
{
    private static readonly FrozenSet<string> All = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "applicationwizard", "builderid", "catalog-admin", "catalog-user", "crowd", "datazonecontrol", "deepcomposer",
            "deeplens", "deepracer", "ec2-reports",
        "elastic-inference", "iot1click", "iotroborunner", "mobilehub", "sagemaker-groundtruth-synthetic", "sumerian", "zocalo");

    public static bool Include(string prefix) => All.Contains(prefix);
}
