using System.Text.RegularExpressions;
using Review.Controls.Vocabulary;
using Review.Model;
using static Review.Controls.Vocabulary.ControlIds;
using Group = Review.Controls.Vocabulary.ControlGroup.Decided;

namespace Review.Controls.Groups;

/// <summary>Controls for EC2 instances, and for tags.</summary>
internal static partial class InstanceControls
{
    private const string BackupSelection = "aws:backup/selection:Selection";

    private static readonly string[] Instances = [ResourceTypes.Instance];

    /// <summary>https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-24</summary>
    private static readonly string?[] Paravirtual = ["c1", "c3", "hs1", "m1", "m2", "m3", "t1"];

    private static readonly string[] Tagged =
    [
        ResourceTypes.Eip, ResourceTypes.Instance, ResourceTypes.InternetGateway, ResourceTypes.NatGateway,
        ResourceTypes.RouteTable, ResourceTypes.SecurityGroup, ResourceTypes.DefaultSecurityGroup, ResourceTypes.Subnet,
        ResourceTypes.Vpc, ResourceTypes.FlowLog, ResourceTypes.Role, ResourceTypes.User,
    ];

    public static IReadOnlyList<ControlGroup> All { get; } =
    [
        new Group("instance-imdsv2", "Every instance requires IMDSv2", Instances,
            [
                .. Fsbp("EC2.8"), .. Cis3("5.6"), .. Cis5("5.7"), .. Checkov(79), .. Trivy(28), .. Nist("EC2IMDSv2Enabled"),
            ],
            (instance, _) => Judgement.Of(
                Blocks.At(instance.Inputs, "metadataOptions", "httpTokens").AsText() == "required"
                || Blocks.At(instance.Inputs, "metadataOptions", "httpEndpoint").AsText() == "disabled",
                "it answers IMDSv1")),
        new Group("instance-public-address", "No instance has a public address", Instances,
            [.. Fsbp("EC2.9"), .. Checkov(88), .. Nist("EC2InstanceNoPublicIp"),
                .. OfPulumi("aws-ec2-instance-disallow-public-ip")],
            (instance, stack) => Judgement.Of(
                !instance.Inputs["associatePublicIpAddress"].IsTrue()
                && !stack.Of(ResourceTypes.Eip, "instance", instance).Any()
                && !stack.Of(ResourceTypes.EipAssociation, "instanceId", instance).Any()
                && stack.Find(ResourceTypes.Subnet, instance.Text("subnetId"))?.Inputs["mapPublicIpOnLaunch"].IsTrue() != true,
                "it has a public address")),
        new Group("instance-volume-encryption", "The volumes of every instance are encrypted", Instances,
            [
                .. Fsbp("EC2.3"), .. Cis3("2.2.1"), .. Cis5("5.1.1"), .. Checkov(8), .. Trivy(131), .. Solutions("EC26"),
                .. OfPulumi("aws-ec2-instance-disallow-unencrypted-root-block-device",
                    "aws-ec2-instance-disallow-unencrypted-block-device"),
            ],
            (instance, _) => Judgement.Of(
                Blocks.At(instance.Inputs, "rootBlockDevice", "encrypted").IsTrue()
                && Blocks.Each(instance.Inputs["ebsBlockDevices"]).All(device => device["encrypted"].IsTrue()),
                "a volume of it is not encrypted")),
        new Group("instance-one-interface", "Every instance has one network interface", Instances, Fsbp("EC2.17"),
            (instance, _) => Judgement.Of(
                Blocks.Each(instance.Inputs["networkInterfaces"]).Count() <= 1
                    && !Blocks.Has(instance.Inputs["secondaryNetworkInterfaces"]),
                "it has several network interfaces")),
        new Group("instance-virtualization", "No instance has a type that can be paravirtual", Instances, Fsbp("EC2.24"),
            (instance, _) => Judgement.Of(
                !Paravirtual.Contains(instance.Text("instanceType")?.Split('.')[0]),
                "its instance type can be paravirtual")),
        new Group("instance-source-check", "Every instance checks source and destination of its traffic", Instances,
            Fsbp("EC2.180"),
            (instance, _) => Judgement.Of(
                instance.Inputs["sourceDestCheck"] is null || instance.Inputs["sourceDestCheck"].IsTrue(), "the check is off")),
        new Group("instance-monitoring", "Every instance has detailed monitoring", Instances,
            [.. Checkov(126), .. Solutions("EC28")],
            (instance, _) => Judgement.Of(instance.Inputs["monitoring"].IsTrue(), "it has no detailed monitoring")),
        new Group("instance-ebs-optimized", "Every instance is optimized for EBS", Instances,
            [.. Checkov(135), .. Nist("EC2EBSOptimizedInstance")],
            (instance, _) => Judgement.Of(instance.Inputs["ebsOptimized"].IsTrue(), "ebsOptimized is off")),
        new Group("instance-termination", "Every instance is protected against termination", Instances, Solutions("EC29"),
            (instance, _) => Judgement.Of(instance.Inputs["disableApiTermination"].IsTrue(), "one call ends it")),
        new Group("instance-profile", "Every instance has a role of its own", Instances,
            [.. Cis3("1.18"), .. Cis5("1.17"), .. Checkov2(41), .. Nist("EC2InstanceProfileAttached")],
            (instance, _) => Judgement.Of(Blocks.Has(instance.Inputs["iamInstanceProfile"]), "it has no instance profile")),
        new Group("instance-systems-manager", "Systems Manager manages every instance", Instances, Fsbp("SSM.1"),
            (instance, stack) => Judgement.Of(IsManaged(instance, stack),
                "its role does not let it register with Systems Manager")),
        new Group("instance-vpc", "Every instance is in a VPC", Instances, Nist("EC2InstancesInVPC"),
            (instance, _) => Judgement.Of(Blocks.Has(instance.Inputs["subnetId"]), "it names no subnet")),
        new Group("instance-user-data", "No user data contains a secret", Instances, [.. Checkov(46), .. Trivy(29)],
            (instance, _) => instance.Inputs.ContainsKey("userDataBase64")
                ? new Judgement.Undecided("its user data is encoded")
                : Judgement.Of(!Credential().IsMatch(instance.Text("userData") ?? ""), "its user data contains a credential")),
        new Group("instance-backup", "A backup plan covers the volumes of every instance", Instances,
            [.. SecurityHub("EC2.28"), .. Checkov2(9), .. Nist("EC2EBSInBackupPlan")],
            (instance, stack) => Judgement.Of(
                stack.Of(BackupSelection).Any(selection =>
                    selection.Texts("resources").Any(arn => arn == "*" || instance.Answers(arn))),
                "no backup plan covers it")),
        new Group("resource-tags", "Every resource that Security Hub asks about has a tag", Tagged,
            SecurityHub("IAM.24", "IAM.25", "EC2.37", "EC2.38", "EC2.39", "EC2.40", "EC2.42", "EC2.43", "EC2.44", "EC2.45",
                "EC2.46", "EC2.48"),
            (resource, _) => Judgement.Of(
                resource.Tags.Any() && (resource.Type != ResourceTypes.Instance || Blocks.Has(resource.Inputs["volumeTags"])
                    || Blocks.Has(Blocks.At(resource.Inputs, "rootBlockDevice", "tags"))),
                resource.Type == ResourceTypes.Instance ? "it, or its volume, has no tag" : "it has no tag")),
    ];

    private static bool IsManaged(ReportedResource instance, ControlContext stack) =>
        stack.Find(ResourceTypes.InstanceProfile, instance.Text("iamInstanceProfile")) is { } profile
        && stack.Find(ResourceTypes.Role, profile.Text("role")) is { } role
        && (stack.DocumentsOn(role).Any(document => document.Kind == DocumentKind.Identity && document.Document is { } policy
                && policy.AllStatements.Any(statement => statement.IsAllow()
                    && statement.IsAbout("ssm:UpdateInstanceInformation")))
            || IdentityControls.AttachedTo(role, stack).Any(arn =>
                arn.EndsWith("/AmazonSSMManagedInstanceCore", StringComparison.Ordinal)));

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
    [GeneratedRegex(@"\b(AKIA|ASIA)[A-Z0-9]{16}\b|aws_secret_access_key|-----BEGIN [A-Z ]*PRIVATE KEY", RegexOptions.IgnoreCase)]
    private static partial Regex Credential();
}
