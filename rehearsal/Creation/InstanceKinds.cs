using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.EC2;
using Rehearsal.Cloud;
using static Rehearsal.Creation.Ec2Tags;

namespace Rehearsal.Creation;

/// <summary>Hosts, their keys and their addresses: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/OperationList-query-ec2.html</summary>
internal static class InstanceKinds
{
    public static IEnumerable<Kind> All =>
    [
        new Kind("aws:ec2/keyPair:KeyPair", async (cloud, key, cancellation) =>
        {
            var material = Convert.ToBase64String(Encoding.UTF8.GetBytes(key.Text("publicKey")));
            var made = await cloud.Ec2.ImportKeyPairAsync(
                new() { KeyName = key.Text("keyName"), PublicKeyMaterial = material, TagSpecifications = For(ResourceType.KeyPair, key) },
                cancellation);
            return new(made.KeyName, ("keyName", made.KeyName), ("keyPairId", made.KeyPairId));
        }, async (cloud, _, made, cancellation) =>
        {
            var held = (await cloud.Ec2.DescribeKeyPairsAsync(new() { KeyNames = [made.Id], IncludePublicKey = true }, cancellation)).KeyPairs.Single();
            return new() { ["keyName"] = held.KeyName, ["publicKey"] = held.PublicKey, ["tags"] = Of(held.Tags) };
        }),

        new Kind("aws:ec2/instance:Instance", CreateInstanceAsync, ReadInstanceAsync)
            .NotHolding("userDataReplaceOnChange", "AWS has no such setting; the provider acts on it when it updates"),

        new Kind("aws:ec2/eip:Eip", CreateAddressAsync, async (cloud, _, made, cancellation) =>
        {
            var held = (await cloud.Ec2.DescribeAddressesAsync(new() { AllocationIds = [made.Id] }, cancellation)).Addresses.Single();
            return new() { ["domain"] = held.Domain?.Value, ["instance"] = held.InstanceId, ["tags"] = Of(held.Tags) };
        }),
    ];

    private static async Task<Created> CreateInstanceAsync(EmulatedCloud cloud, Wanted instance, CancellationToken cancellation)
    {
        var metadata = instance.Object("metadataOptions");
        var root = instance.Object("rootBlockDevice");
        var run = await cloud.Ec2.RunInstancesAsync(new()
        {
            MinCount = 1,
            MaxCount = 1,
            ImageId = instance.Text("ami"),
            InstanceType = instance.Text("instanceType"),
            KeyName = instance.Text("keyName"),
            EbsOptimized = instance.Flag("ebsOptimized"),
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
                    Ebs = new() { Encrypted = root["encrypted"]!.GetValue<bool>(), VolumeType = root["volumeType"]!.ToString(), VolumeSize = Number(root["volumeSize"]), DeleteOnTermination = true },
                },
            ],
            TagSpecifications = [.. For(ResourceType.Instance, instance), .. For(ResourceType.Volume, instance with { Inputs = root })],
        }, cancellation);
        var made = run.Reservation.Instances.Single();
        return new(made.InstanceId, ("privateIp", made.PrivateIpAddress), ("privateDns", made.PrivateDnsName));
    }

    private static async Task<JsonObject> ReadInstanceAsync(EmulatedCloud cloud, Wanted instance, Created made, CancellationToken cancellation)
    {
        var held = (await cloud.Ec2.DescribeInstancesAsync(new() { InstanceIds = [made.Id] }, cancellation)).Reservations.Single().Instances.Single();
        var data = await cloud.Ec2.DescribeInstanceAttributeAsync(
            new() { InstanceId = made.Id, Attribute = InstanceAttributeName.UserData }, cancellation);
        var volumeId = held.BlockDeviceMappings.First(device => device.DeviceName == "/dev/xvda").Ebs.VolumeId;
        var volume = (await cloud.Ec2.DescribeVolumesAsync(new() { VolumeIds = [volumeId] }, cancellation)).Volumes.Single();
        return new()
        {
            ["ami"] = held.ImageId,
            ["instanceType"] = held.InstanceType?.Value,
            ["keyName"] = held.KeyName,
            ["ebsOptimized"] = held.EbsOptimized,
            ["subnetId"] = held.SubnetId,
            ["vpcSecurityGroupIds"] = List(
                held.NetworkInterfaces.SelectMany(face => face.Groups ?? []).Select(group => group.GroupId).Distinct()),
            ["associatePublicIpAddress"] = held.PublicIpAddress is not null
                && held.NetworkInterfaces.All(face => face.Association?.IpOwnerId == "amazon"),
            ["iamInstanceProfile"] = held.IamInstanceProfile?.Arn?.Split('/')[^1],
            ["userData"] = data.InstanceAttribute.UserData is { } text ? Encoding.UTF8.GetString(Convert.FromBase64String(text)) : null,
            ["metadataOptions"] = new JsonObject
            {
                ["httpEndpoint"] = held.MetadataOptions?.HttpEndpoint?.Value,
                ["httpTokens"] = held.MetadataOptions?.HttpTokens?.Value,
                ["httpPutResponseHopLimit"] = held.MetadataOptions?.HttpPutResponseHopLimit,
            },
            ["rootBlockDevice"] = new JsonObject { ["encrypted"] = volume.Encrypted, ["volumeType"] = volume.VolumeType?.Value, ["volumeSize"] = volume.Size, ["tags"] = Of(volume.Tags) },
            ["tags"] = Of(held.Tags),
        };
    }

    private static async Task<Created> CreateAddressAsync(EmulatedCloud cloud, Wanted address, CancellationToken cancellation)
    {
        // moto would choose from 127.0.0.0/8, which no host can be reached at; 198.51.100.0/24 is set aside for examples (RFC 5737).
        var taken = (await cloud.Ec2.DescribeAddressesAsync(cancellation)).Addresses?.Count ?? 0;
        var made = await cloud.Ec2.AllocateAddressAsync(
            new() { Domain = address.Text("domain"), Address = $"198.51.100.{10 + taken}", TagSpecifications = For(ResourceType.ElasticIp, address) }, cancellation);
        if (address.TextOrNull("instance") is { } instance)
        {
            await cloud.Ec2.AssociateAddressAsync(new() { AllocationId = made.AllocationId, InstanceId = instance }, cancellation);
        }

        return new(made.AllocationId, ("allocationId", made.AllocationId), ("publicIp", made.PublicIp));
    }

    private static int Number(JsonNode? node) => int.Parse(node!.ToString(), CultureInfo.InvariantCulture);
}
