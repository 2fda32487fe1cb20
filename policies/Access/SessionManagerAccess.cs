using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The permissions of a host for Session Manager. None of these actions supports resource-level permissions.
/// https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
/// </summary>
public static class SessionManagerAccess
{
    public static IdentityPolicy Document() => IdentityPolicy.Of(
        Allow(
                "CarrySessions",
                Ssm.UpdateInstanceInformation,
                SsmMessages.CreateControlChannel,
                SsmMessages.CreateDataChannel,
                SsmMessages.OpenControlChannel,
                SsmMessages.OpenDataChannel)
            .On(ResourcePattern.Any));
}
