using System.Text.Json.Nodes;
using IamEngine.Model;

namespace Infra.ClusterSetup;

/// <summary>
/// The security configuration of a cluster: EBS volumes encrypted with the stack's key, traffic between nodes encrypted with
/// certificates that EMR makes, and IMDSv2 alone. Objects in S3 are not part of it: the bucket's default encryption covers them.
/// https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html
/// </summary>
public sealed record EmrSecurity(Arn Key, bool InTransit)
{
    public string Write() => new JsonObject
    {
        ["EncryptionConfiguration"] = Encryption(),
        ["InstanceMetadataServiceConfiguration"] = new JsonObject
        {
            ["MinimumInstanceMetadataServiceVersion"] = 2,
            ["HttpPutResponseHopLimit"] = 1,
        },
    }.ToJsonString();

    private JsonObject Encryption()
    {
        var encryption = new JsonObject { ["EnableInTransitEncryption"] = InTransit };
        if (InTransit)
        {
            encryption["InTransitEncryptionConfiguration"] = new JsonObject
            {
                ["TLSCertificateConfiguration"] = new JsonObject { ["CertificateProviderType"] = "EMR" },
            };
        }

        encryption["EnableAtRestEncryption"] = true;
        encryption["AtRestEncryptionConfiguration"] = new JsonObject
        {
            ["LocalDiskEncryptionConfiguration"] = new JsonObject
            {
                ["EnableEbsEncryption"] = true,
                ["EncryptionKeyProviderType"] = "AwsKms",
                ["AwsKmsKey"] = Key.ToString(),
            },
        };
        return encryption;
    }
}
