using System.Text.Json.Nodes;
using System.Text.Json;
using Review.Controls.Vocabulary;
using Review.Model;
using static Review.Controls.Vocabulary.ControlIds;
using Group = Review.Controls.Vocabulary.ControlGroup.Decided;

namespace Review.Controls.Groups;

/// <summary>Controls for EMR clusters and their security configurations.</summary>
internal static class EmrControls
{
    private static readonly string[] Clusters = [ResourceTypes.EmrCluster];

    private static readonly string[] Configurations = [ResourceTypes.EmrSecurityConfiguration];

    public static IReadOnlyList<ControlGroup> All { get; } =
    [
        new Group("emr-private", "Every cluster is in a private subnet", Clusters, Fsbp("EMR.1"),
            (cluster, stack) => stack.Networks.SelectMany(network => network.Zones).SelectMany(zone => zone.Subnets)
                .FirstOrDefault(subnet => subnet.Subnet.Answers(Blocks.At(cluster.Inputs, "ec2Attributes", "subnetId").AsText()))
                is not { } placed ? new Judgement.Undecided("its subnet is not declared in this stack")
                : Judgement.Of(placed.Gateway is null, "its subnet has a route to an internet gateway")),
        new Group("emr-security-configuration", "Every cluster has a security configuration", Clusters, Checkov2(55),
            (cluster, _) => Judgement.Of(Blocks.Has(cluster.Inputs["securityConfiguration"]), "it has none")),
        new Group("emr-at-rest", "Every security configuration encrypts local disks and EBS volumes", Configurations,
            [.. Fsbp("EMR.3"), .. Checkov(349, 350), .. Trivy(137, 139), .. Solutions("EMR4")],
            Of((encryption, disks) => encryption?["EnableAtRestEncryption"].IsTrue() == true
                && disks?["EnableEbsEncryption"].IsTrue() == true, "it does not encrypt disks")),
        new Group("emr-in-transit", "Every security configuration encrypts in transit", Configurations,
            [.. Fsbp("EMR.4"), .. Checkov(351), .. Trivy(138), .. Solutions("EMR5")],
            Of((encryption, _) => encryption?["EnableInTransitEncryption"].IsTrue() == true, "it does not encrypt in transit")),
        new Group("emr-s3-kms", "Every security configuration encrypts what EMRFS writes with SSE-KMS", Configurations,
            Checkov(171),
            Of((encryption, _) => Blocks.At(encryption, "AtRestEncryptionConfiguration", "S3EncryptionConfiguration",
                "EncryptionMode")
                .AsText() == "SSE-KMS", "it sets no encryption for EMRFS")),
        new Group("emr-logs", "Every cluster writes its logs to S3", Clusters, Solutions("EMR2"),
            (cluster, _) => Judgement.Of(Blocks.Has(cluster.Inputs["logUri"]), "it writes no logs to S3")),
        new Group("emr-login", "Logging in to a cluster takes a key pair or Kerberos", Clusters, Solutions("EMR6"),
            (cluster, _) => Judgement.Of(
                Blocks.Has(Blocks.At(cluster.Inputs, "ec2Attributes", "keyName"))
                    || Blocks.Has(cluster.Inputs["kerberosAttributes"]),
                "it has neither")),
        new Group("emr-kerberos", "A cluster with Kerberos names the realm", Clusters, Checkov(114),
            (cluster, _) => !Blocks.Has(cluster.Inputs["kerberosAttributes"]) ? null
                : Judgement.Of(Blocks.Has(Blocks.At(cluster.Inputs, "kerberosAttributes", "realm")), "it names no realm")),
    ];

    private static Func<ReportedResource, ControlContext, Judgement?> Of(
        Func<JsonObject?, JsonObject?, bool> isKept, string otherwise) => (configuration, _) =>
        {
            try
            {
                var encryption = Blocks.One(Blocks.At(
                    JsonNode.Parse(configuration.Text("configuration") ?? ""), "EncryptionConfiguration"));
                return Judgement.Of(
                    isKept(encryption, Blocks.One(Blocks.At(
                        encryption, "AtRestEncryptionConfiguration", "LocalDiskEncryptionConfiguration"))),
                    otherwise);
            }
            catch (JsonException)
            {
                return new Judgement.Undecided("its configuration is not JSON");
            }
        };
}
