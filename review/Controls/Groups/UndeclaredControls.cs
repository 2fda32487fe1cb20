using Review.Controls.Vocabulary;
using Review.Model;
using static Review.Controls.Vocabulary.ControlIds;
using Group = Review.Controls.Vocabulary.ControlGroup.Undeclared;

namespace Review.Controls.Groups;

/// <summary>Controls of resource types that this project does not declare.</summary>
internal static class UndeclaredControls
{
    public static IReadOnlyList<ControlGroup> All { get; } =
    [
        new Group("other-volumes", "Volumes and snapshots of their own are encrypted and private",
            ["aws:ebs/volume:Volume", "aws:ebs/snapshot:Snapshot", "aws:ec2/ami:Ami"],
            [.. Fsbp("EC2.1", "EC2.182"), .. Checkov2(2), .. Checkov(3, 189), .. Trivy(26, 27)]),
        new Group("other-launch-templates", "Launch templates and spot fleets start private, encrypted instances with IMDSv2",
            [
                ResourceTypes.LaunchTemplate, "aws:ec2/launchConfiguration:LaunchConfiguration",
                "aws:ec2/spotFleetRequest:SpotFleetRequest",
            ],
            [
                .. Fsbp("EC2.25", "EC2.170", "EC2.173", "EC2.181"), .. Checkov(341), .. Trivy(8, 9, 122, 129, 130),
            ]),
        new Group("other-connections", "VPN connections, transit gateways and peerings are narrow and logged",
            [
                "aws:ec2/vpnConnection:VpnConnection", "aws:ec2clientvpn/endpoint:Endpoint",
                    "aws:ec2transitgateway/transitGateway:TransitGateway",
                "aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "aws:ec2/vpcDhcpOptions:VpcDhcpOptions",
                "aws:ec2/networkInterface:NetworkInterface",
            ],
            [
                .. Fsbp("EC2.20", "EC2.23", "EC2.51", "EC2.171"), .. SecurityHub("EC2.35", "EC2.41", "EC2.174"), .. Cis3("5.5"),
                    .. Cis5("5.6"),
                .. Checkov2(44),
            ]),
        new Group("other-buckets", "Access points, directory buckets, websites and declared objects are private",
            [
                "aws:s3/accessPoint:AccessPoint", "aws:s3control/multiRegionAccessPoint:MultiRegionAccessPoint",
                "aws:s3/directoryBucket:DirectoryBucket", "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
                "aws:s3/bucketObjectv2:BucketObjectv2", "aws:s3/bucketObject:BucketObject",
                    "aws:cloudfront/distribution:Distribution",
                "aws:route53/record:Record",
            ],
            [
                .. Fsbp("S3.19", "S3.24", "S3.25"), .. Solutions("S5"), .. Checkov(186), .. Checkov2(23, 46),
            ]),
        new Group("other-groups", "Every group of users has members, and asks them for MFA", ["aws:iam/group:Group"],
            [.. Checkov2(14), .. Trivy(123)]),
        new Group("other-secrets", "Secrets and parameters are encrypted and rotate",
            [ResourceTypes.Secret, ResourceTypes.Parameter], [.. Checkov(149, 337), .. Checkov2(34, 36, 57)]),
        new Group("other-services", "Alarms act, analyzers have tags, notebooks have narrow roles",
            [
                "aws:cloudwatch/metricAlarm:MetricAlarm", "aws:accessanalyzer/analyzer:Analyzer",
                "aws:sagemaker/notebookInstance:NotebookInstance",
            ],
            [.. SecurityHub("CloudWatch.15", "CloudWatch.17", "IAM.23"), .. Checkov2(68)]),
        new Group("other-data-sources",
            "Policy documents in Terraform's data sources are narrow; a Pulumi program has none, and the same rules judge its "
                + "policies",
            [], Checkov(1, 49, 107, 108, 109, 110, 111, 275, 283, 356, 358)),
    ];
}
