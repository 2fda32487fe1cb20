using IamEngine.Model;

namespace Infra.Flink;

/// <summary>
/// How a cluster protects what it holds: volumes encrypted with the stack's key, traffic between nodes encrypted with certificates that
/// EMR makes, and instance metadata only for those who can ask for a token. Objects in S3 are the bucket's matter: its default encrypts them.
/// https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html
/// </summary>
public sealed record EmrSecurity(Arn Key, bool InTransit)
{
    public string Write() => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("EncryptionConfiguration");
        json.WriteBoolean("EnableInTransitEncryption", InTransit);
        if (InTransit)
        {
            json.WriteStartObject("InTransitEncryptionConfiguration");
            json.WriteStartObject("TLSCertificateConfiguration");
            json.WriteString("CertificateProviderType", "EMR");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteBoolean("EnableAtRestEncryption", true);
        json.WriteStartObject("AtRestEncryptionConfiguration");
        json.WriteStartObject("LocalDiskEncryptionConfiguration");
        json.WriteBoolean("EnableEbsEncryption", true);
        json.WriteString("EncryptionKeyProviderType", "AwsKms");
        json.WriteString("AwsKmsKey", Key.ToString());
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();

        json.WriteStartObject("InstanceMetadataServiceConfiguration");
        json.WriteNumber("MinimumInstanceMetadataServiceVersion", 2);
        json.WriteNumber("HttpPutResponseHopLimit", 1);
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
