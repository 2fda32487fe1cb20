using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The key permissions of the EMR service, so that EC2 can create encrypted volumes and attach them to nodes.
/// https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html#ebs-encryption-permissions
/// </summary>
public static class VolumeEncryption
{
    public static IdentityPolicy Document(Arn key)
    {
        var ec2 = $"ec2.{key.Region}.{Region.Of(key.Region).DnsSuffix}";
        return IdentityPolicy.Of(
            Allow("SeeTheKey", Kms.DescribeKey).On(key),

            Allow("EncryptVolumes", Kms.Decrypt, Kms.GenerateDataKeyWithoutPlaintext, Kms.ReEncryptFrom, Kms.ReEncryptTo).On(key)
                .When(KmsKeys.ViaService.Is(ec2)),

            Allow("LendTheKeyToVolumes", Kms.CreateGrant).On(key)
                .When(KmsKeys.ViaService.Is(ec2), KmsKeys.GrantIsForAwsResource.Is(true)));
    }
}
