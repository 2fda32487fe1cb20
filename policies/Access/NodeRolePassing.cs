using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The permission to pass only the nodes' role, and only to EC2: a principal that can pass a role can use the role's permissions.
/// AWS's policy for the EMR service passes only roles with AWS's default names.
/// https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-iam-role.html
/// </summary>
public static class NodeRolePassing
{
    public static IdentityPolicy Document(Arn nodeRole) => IdentityPolicy.Of(
        Allow("PassTheNodeRole", Iam.PassRole).On(nodeRole)
            .When(IamKeys.PassedToService.Is(nodeRole.Partition == "aws-cn" ? "ec2.amazonaws.com.cn" : "ec2.amazonaws.com")));
}
