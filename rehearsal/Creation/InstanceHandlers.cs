using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.EC2;
using Rehearsal.Cloud;
using static Rehearsal.Creation.Ec2Conversions;

namespace Rehearsal.Creation;

/// <summary>
/// Instances, key pairs and Elastic IP addresses:
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/OperationList-query-ec2.html
/// </summary>
internal static class InstanceHandlers
{
    public static IEnumerable<ResourceHandler> All =>
    [
        new ResourceHandler("aws:ec2/keyPair:KeyPair", async (cloud, key, cancellation) =>
        {
            var material = Convert.ToBase64String(Encoding.UTF8.GetBytes(key.Text("publicKey")));
            var created = await cloud.Ec2.ImportKeyPairAsync(
                new()
                {
                    KeyName = key.Text("keyName"),
                    PublicKeyMaterial = material,
                    TagSpecifications = Specifications(ResourceType.KeyPair, key),
                },
                cancellation);
            return new(created.KeyName, ("keyName", created.KeyName), ("keyPairId", created.KeyPairId));
        }, async (cloud, _, created, cancellation) =>
        {
            var actual = (await cloud.Ec2.DescribeKeyPairsAsync(
                new() { KeyNames = [created.Id], IncludePublicKey = true }, cancellation)).KeyPairs.Single();
            return new() { ["keyName"] = actual.KeyName, ["publicKey"] = actual.PublicKey, ["tags"] = TagsJson(actual.Tags) };
        }),

        new ResourceHandler("aws:ec2/instance:Instance", CreateInstanceAsync, ReadInstanceAsync)
            .NotComparing(
                "userDataReplaceOnChange", "AWS has no such setting; the provider uses it when it updates the instance")
            .NotComparing("disableApiTermination", "moto ignores it when an instance starts")
            .NotComparing("forceDestroy", "AWS has no such setting; the provider uses it when it deletes the instance"),

        new ResourceHandler("aws:ec2/eip:Eip", CreateAddressAsync, async (cloud, _, created, cancellation) =>
        {
            var actual = (await cloud.Ec2.DescribeAddressesAsync(
                new() { AllocationIds = [created.Id] }, cancellation)).Addresses.Single();
            return new()
            {
                ["domain"] = actual.Domain?.Value,
                ["instance"] = actual.InstanceId,
                ["tags"] = TagsJson(actual.Tags),
            };
        }),
    ];

    private static async Task<CreatedResource> CreateInstanceAsync(
        EmulatedCloud cloud, DesiredResource instance, CancellationToken cancellation)
    {
        var metadata = instance.Object("metadataOptions");
        var root = instance.Object("rootBlockDevice");
        var run = await cloud.Ec2.RunInstancesAsync(new()
        {
            MinCount = 1,
            MaxCount = 1,
            ImageId = instance.Text("ami"),
            InstanceType = instance.Text("instanceType"),
            KeyName = instance.TextOrNull("keyName"),
            EbsOptimized = instance.Flag("ebsOptimized"),
            Monitoring = instance.Flag("monitoring"),
            DisableApiTermination = instance.Flag("disableApiTermination"),
            UserData = Convert.ToBase64String(Encoding.UTF8.GetBytes(instance.Text("userData"))),
            IamInstanceProfile = instance.TextOrNull("iamInstanceProfile") is { } profile ? new() { Name = profile } : null,
            NetworkInterfaces =
            [
                new()
                {
                    DeviceIndex = 0,
                    SubnetId = instance.Text("subnetId"),
                    Groups = [.. instance.Texts("vpcSecurityGroupIds")],
                    AssociatePublicIpAddress = instance.Flag("associatePublicIpAddress"),
                },
            ],
            MetadataOptions = new()
            {
                HttpEndpoint = metadata["httpEndpoint"]!.ToString(),
                HttpTokens = metadata["httpTokens"]!.ToString(),
                HttpPutResponseHopLimit = Number(metadata["httpPutResponseHopLimit"]),
            },
            BlockDeviceMappings =
            [
                new()
                {
                    DeviceName = "/dev/xvda",
                    Ebs = new()
                    {
                        Encrypted = root["encrypted"]!.GetValue<bool>(),
                        VolumeType = root["volumeType"]!.ToString(),
                        VolumeSize = Number(root["volumeSize"]),
                        DeleteOnTermination = true,
                    },
                },
            ],
            TagSpecifications =
            [
                .. Specifications(ResourceType.Instance, instance),
                .. Specifications(ResourceType.Volume, instance with { Inputs = root }),
            ],
        }, cancellation);
        var created = run.Reservation.Instances.Single();
        return new(created.InstanceId, ("privateIp", created.PrivateIpAddress), ("privateDns", created.PrivateDnsName));
    }

    private static async Task<JsonObject> ReadInstanceAsync(
        EmulatedCloud cloud, DesiredResource instance, CreatedResource created, CancellationToken cancellation)
    {
        var actual = (await cloud.Ec2.DescribeInstancesAsync(
            new() { InstanceIds = [created.Id] }, cancellation)).Reservations.Single().Instances.Single();
        var data = await cloud.Ec2.DescribeInstanceAttributeAsync(
            new() { InstanceId = created.Id, Attribute = InstanceAttributeName.UserData }, cancellation);
        var volumeId = actual.BlockDeviceMappings.First(device => device.DeviceName == "/dev/xvda").Ebs.VolumeId;
        var volume = (await cloud.Ec2.DescribeVolumesAsync(new() { VolumeIds = [volumeId] }, cancellation)).Volumes.Single();
        return new()
        {
            ["ami"] = actual.ImageId,
            ["instanceType"] = actual.InstanceType?.Value,
            ["keyName"] = actual.KeyName,
            ["ebsOptimized"] = actual.EbsOptimized,
            ["monitoring"] = actual.Monitoring?.State == MonitoringState.Enabled,
            ["subnetId"] = actual.SubnetId,
            ["vpcSecurityGroupIds"] = JsonList(
                actual.NetworkInterfaces.SelectMany(face => face.Groups ?? []).Select(group => group.GroupId).Distinct()),
            ["associatePublicIpAddress"] = actual.PublicIpAddress is not null
                && actual.NetworkInterfaces.All(face => face.Association?.IpOwnerId == "amazon"),
            ["iamInstanceProfile"] = actual.IamInstanceProfile?.Arn?.Split('/')[^1],
            ["userData"] = data.InstanceAttribute.UserData is { } text
                ? Encoding.UTF8.GetString(Convert.FromBase64String(text))
                : null,
            ["metadataOptions"] = new JsonObject
            {
                ["httpEndpoint"] = actual.MetadataOptions?.HttpEndpoint?.Value,
                ["httpTokens"] = actual.MetadataOptions?.HttpTokens?.Value,
                ["httpPutResponseHopLimit"] = actual.MetadataOptions?.HttpPutResponseHopLimit,
            },
            ["rootBlockDevice"] = new JsonObject
            {
                ["encrypted"] = volume.Encrypted,
                ["volumeType"] = volume.VolumeType?.Value,
                ["volumeSize"] = volume.Size,
                ["tags"] = TagsJson(volume.Tags),
            },
            ["tags"] = TagsJson(actual.Tags),
        };
    }

    private static async Task<CreatedResource> CreateAddressAsync(
        EmulatedCloud cloud, DesiredResource address, CancellationToken cancellation)
    {
        // moto assigns addresses of 127.0.0.0/8, which are not routable; 198.51.100.0/24 is reserved for documentation (RFC
        // 5737).
        var taken = (await cloud.Ec2.DescribeAddressesAsync(cancellation)).Addresses?.Count ?? 0;
        var created = await cloud.Ec2.AllocateAddressAsync(
            new()
            {
                Domain = address.Text("domain"),
                Address = $"198.51.100.{10 + taken}",
                TagSpecifications = Specifications(ResourceType.ElasticIp, address),
            },
            cancellation);
        if (address.TextOrNull("instance") is { } instance)
        {
            await cloud.Ec2.AssociateAddressAsync(
                new() { AllocationId = created.AllocationId, InstanceId = instance }, cancellation);
        }

        return new(created.AllocationId, ("allocationId", created.AllocationId), ("publicIp", created.PublicIp));
    }

    private static int Number(JsonNode? node) => int.Parse(node!.ToString(), CultureInfo.InvariantCulture);
}
