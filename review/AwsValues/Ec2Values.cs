using static Review.AwsValues.Constraint;

namespace Review.AwsValues;

/// <summary>VPC, instances and their parts. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Welcome.html</summary>
internal static class Ec2Values
{
    private const string Instance = "aws:ec2/instance:Instance";
    private const string KeyPair = "aws:ec2/keyPair:KeyPair";

    public static IEnumerable<InputRules> Rows =>
    [
        new("aws:ec2/vpc:Vpc", "cidrBlock", "the block of a VPC", "write one such as 10.20.0.0/16",
            "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html", "ec2:CreateVpc:CidrBlock", [new Block(true,
            16, 28)]),
        new("aws:ec2/subnet:Subnet", "cidrBlock", "the block of a subnet", "write one such as 10.20.0.0/24",
            "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html", "ec2:CreateSubnet:CidrBlock", [new Block(true,
            16, 28)]),
        new("aws:ec2/route:Route", "destinationCidrBlock", "the destination of a route", "write one such as 0.0.0.0/0",
            Api("CreateRoute"), "ec2:CreateRoute:DestinationCidrBlock", [new Block(true, 0, 32)]),
        new("aws:ec2/eip:Eip", "domain", "the domain of an address", "write vpc",
            Api("AllocateAddress"), "ec2:AllocateAddress:Domain", [new AllowedValues(["vpc", "standard"])]),
        new("aws:ec2/flowLog:FlowLog", "trafficType", "the traffic of a flow log", "write ALL",
            Api("CreateFlowLogs"), "ec2:CreateFlowLogs:TrafficType", [new AllowedValues(["ACCEPT", "REJECT", "ALL"])]),
        new("aws:ec2/flowLog:FlowLog", "logDestinationType", "the kind of a flow log's destination", "write cloud-watch-logs",
            Api("CreateFlowLogs"), "ec2:CreateFlowLogs:LogDestinationType", [new AllowedValues(["cloud-watch-logs", "s3",
            "kinesis-data-firehose"])]),
        new("aws:ec2/vpcEndpoint:VpcEndpoint", "vpcEndpointType", "the kind of an endpoint", "write Gateway or Interface",
            Api("CreateVpcEndpoint"), "ec2:CreateVpcEndpoint:VpcEndpointType",
            [new AllowedValues(["Interface", "Gateway", "GatewayLoadBalancer", "Resource", "ServiceNetwork"])]),
        new("aws:ec2/vpcEndpoint:VpcEndpoint", "serviceName", "the service of an endpoint",
            "write what `aws ec2 describe-vpc-endpoint-services` lists in the Region",
            "https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html",
            "ec2:CreateVpcEndpoint:ServiceName",
            [
                new Pattern(
                    @"(?!com\.amazonaws\.cn-[a-z]+-[0-9]\.sts\z)([a-z]+\.)?[a-z]+\.[a-z0-9]+\.[a-z0-9-]+\.[A-Za-z0-9._-]+",
                    "such a name as com.amazonaws.us-east-1.sts, and in China cn.com.amazonaws.cn-north-1.sts",
                    "cn.com.amazonaws.cn-north-1.sts", "com.amazonaws.cn-north-1.sts"),
            ]),
        new(KeyPair, "keyName", "the name of a key pair", "write letters, digits and hyphens",
            Api("ImportKeyPair"), "ec2:ImportKeyPair:KeyName",
            [
                new Length(1, 255),
                new Pattern("[!-~](?:[ -~]*[!-~])?", "ASCII characters without a space at either end", "infra-dev-operators",
                " operators"),
            ]),
        new(KeyPair, "publicKey", "the public key of a key pair", "make one with `ssh-keygen -t ed25519`",
            "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-key-pairs.html", null,
            [
                new Pattern(
                    "(?:ssh-ed25519|ssh-rsa) [A-Za-z0-9+/]+={0,2}(?: [^\r\n]*)?",
                    "an Ed25519 or RSA key in one line: kind, base64 text, comment",
                    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOu/Zjk3DVDRbGqUkC+spyuQu6whYU8hL2WkXL861nD0 me",
                    "ssh-dss AAAAB3NzaC1kc3MAAACB"),
            ]),
        new(Instance, "keyName", "the name of a key pair", "name a key pair of the stack",
            Api("RunInstances"), "ec2:RunInstances:KeyName", [new Length(1, 255)]),
        new(Instance, "ami", "the id of an image", "write one such as ami-0123456789abcdef0",
            "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html", "ec2:RunInstances:ImageId",
            [
                new Pattern(
                    "ami-(?:[0-9a-f]{8}|[0-9a-f]{17})", "ami- and 8 or 17 hexadecimal digits", "ami-0123456789abcdef0",
                    "ami-0123456789"),
            ]),
        new(Instance, "instanceType", "an instance type", "write one such as t4g.nano",
            "https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html", "ec2:RunInstances:InstanceType",
            [CommonConstraints.InstanceType]),
        new(Instance, "userData", "user data", "shorten the script, or have it load the rest",
            "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html", null, [new Length(0, 16 * 1024)]),
        new(Instance, "metadataOptions.httpEndpoint", "the state of the metadata service", "write enabled",
            Api("InstanceMetadataOptionsRequest"), "ec2:RunInstances:MetadataOptions.HttpEndpoint", [new AllowedValues(["enabled",
            "disabled"])]),
        new(Instance, "metadataOptions.httpTokens", "the state of IMDSv2", "write required",
            Api("InstanceMetadataOptionsRequest"), "ec2:RunInstances:MetadataOptions.HttpTokens", [new AllowedValues(["optional",
            "required"])]),
        new(Instance, "metadataOptions.httpPutResponseHopLimit", "the hop limit of metadata", "write 1",
            Api("InstanceMetadataOptionsRequest"), "ec2:RunInstances:MetadataOptions.HttpPutResponseHopLimit", [new Between(1,
            64)]),
        new(Instance, "rootBlockDevice.volumeType", "a volume type", "write gp3",
            Api("EbsBlockDevice"), "ec2:RunInstances:BlockDeviceMappings[].Ebs.VolumeType",
            [new AllowedValues(["standard", "io1", "io2", "gp2", "sc1", "st1", "gp3"])]),
        new(Instance, "rootBlockDevice.volumeSize", "the size of a gp3 volume in GiB", "write 8 or more",
            Api("EbsBlockDevice"), "ec2:RunInstances:BlockDeviceMappings[].Ebs.VolumeSize", [new Between(1, 65_536)]),
    ];

    private static string Api(string name) => $"https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_{name}.html";
}
