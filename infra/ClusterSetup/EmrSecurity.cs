using System.Text.Json;
using System.Text.Json.Nodes;
using IamEngine.Model;

namespace Infra.ClusterSetup;

/// <summary>
/// The security configuration of a cluster: EBS volumes encrypted with the stack's key, traffic between nodes encrypted with
/// certificates that EMR creates, and IMDSv2 only. EMR stores the certificate authority in Secrets Manager, with the deploying
/// principal's permissions and with these tags. The configuration does not include objects in S3: the bucket's default encryption
/// covers them.
/// https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html
/// </summary>
/// <param name="Tags">The tags of the secret.</param>
public sealed record EmrSecurity(Arn Key, bool InTransit, IReadOnlyDictionary<string, string> Tags)
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
                ["TLSCertificateConfiguration"] = new JsonObject
                {
                    ["CertificateProviderType"] = "EMR",
                    ["SecretTags"] = JsonSerializer.SerializeToNode(
                        Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => new { tag.Key, tag.Value })),
                },
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
