using System.Text.Json.Nodes;
using IamEngine.Model;
using IamEngine.Requests;
using Policies.Access.Rights;
using Review.Model;

namespace Review.Delivery;

/// <summary>Computes the API calls that deploy the declared resources, with the resources' ARNs and tags.</summary>
public sealed class ApiCalls(DeployedResources declared, AccountId account, string partition)
{
    // The bucket policies require these condition keys in every request.
    private static readonly (string, string)[] Always = [("aws:SecureTransport", "true"), ("s3:TlsVersion", "1.3")];

    public IEnumerable<ApiCall> All() =>
        declared.All.SelectMany(resource => Rights(resource).SelectMany(right => For(resource, right)))
            .Concat(RightsTable.OfTheProgram.Select(right => new ApiCall(
                declared.Stack, right.Use, right.Action, right.Place == Place.PublicParameters ? NewestImage
                    : "*", RequestContext.Of(Always))))
            .Concat(declared.ExistingVpc is not { } vpc ? [] : RightsTable.OfAnExistingNetwork.Select(right => new ApiCall(
                declared.Stack, right.Use, right.Action, right.Place == Place.ExistingNetwork ? Ec2($"vpc/{vpc}")
                    : "*", RequestContext.Of(Always))));

    private string NewestImage =>
        $"arn:{partition}:ssm:{declared.Region}::parameter/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";

    private static IEnumerable<Right> Rights(ReportedResource resource)
    {
        var row = RightsTable.Find(resource.Type);
        return row is null ? [] : DeployedResources.IsCi(resource)
            ? row.Reading.Select(
                right => right.Place == Place.IdentityProvider ? right : right with { Place = Place.CiIdentities })
            : row.Rights;
    }

    private IEnumerable<ApiCall> For(ReportedResource resource, Right right) =>
        from target in Targets(resource, right)
        where target.Resource is not null
        select new ApiCall(resource, right.Use, right.Action, target.Resource, RequestContext.Of([.. Always, .. target.Context]));

    private IEnumerable<(string? Resource, IEnumerable<(string Key, string Value)> Context)> Targets(
        ReportedResource resource, Right right)
    {
        var place = right.Place;
        if (place.IsNewInEc2)
        {
            yield return (Ec2($"{right.On}/new"), Requested(resource));
        }
        else if (place == Place.TaggedInEc2)
        {
            var making = RightsTable.Find(resource.Type)!.Rights.First(
                other => other.Place.IsNewInEc2 && other.On == right.On).Action;
            yield return (Ec2($"{right.On}/new"), [.. Requested(resource), ("ec2:CreateAction", making["ec2:".Length..])]);
        }
        else if (place == Place.OwnInEc2)
        {
            var meant = declared.InEc2(resource, right.On);
            if (meant is not null)
            {
                yield return (Ec2($"{right.On}/{meant.Id}"), Had(meant));
            }
            else if (right.Use == Use.Create && declared.InExistingNetwork(resource, right.On) is { } id)
            {
                yield return (Ec2($"{right.On}/{id}"), []);
            }
        }
        else if (place == Place.Images)
        {
            // Nothing declares the owner of an image: the newest Amazon Linux is Amazon's, a pinned image one of the settings'.
            yield return (
                $"arn:{partition}:ec2:{declared.Region}::image/{resource.Text("ami")}",
                [("ec2:Owner", declared.PinnedImage is null ? "amazon" : declared.ImageOwner)]);
        }
        else if (place == Place.InterfacesAtLaunch)
        {
            var vpc = declared.ExistingVpc is { } existing ? Ec2($"vpc/{existing}")
                : declared.First(ResourceTypes.Vpc)?.Text("arn");
            yield return (Ec2($"{right.On}/new"), vpc is null ? [] : [("ec2:Vpc", vpc)]);
        }
        else if (place == Place.Keys)
        {
            var key = declared.First(ResourceTypes.Key);
            yield return (key?.Text("arn"), key is null ? [] : Had(key));
        }
        else if (place == Place.KeysOfSecrets)
        {
            var key = Secret(resource) is { } secret ? declared.Meant(ResourceTypes.Key, secret.Text("kmsKeyId")) : null;
            yield return (key?.Text("arn"), key is null ? [] :
                [.. Had(key), ("kms:ViaService", StackScope.SecretsManagerIn(IamEngine.Model.Region.Of(declared.Region)))]);
        }
        else if (place == Place.Secrets)
        {
            var secret = Secret(resource);
            yield return (secret?.Text("arn"), secret is null ? [] : Had(secret));
        }
        else if (place == Place.PassedRoles)
        {
            foreach (var (role, service) in Passed(resource))
            {
                yield return (role?.Text("arn"), [("iam:PassedToService", service)]);
            }
        }
        else
        {
            yield return (One(resource, place), Context(resource, place));
        }
    }

    private string? One(ReportedResource resource, Place place) => place switch
    {
        _ when place == Place.Everywhere || place == Place.NewClusters => "*",
        _ when place == Place.Buckets => resource.Text("bucket") is { } bucket ? $"arn:{partition}:s3:::{bucket}" : null,
        _ when place == Place.KeyAliases => $"arn:{partition}:kms:{declared.Region}:{account}:{resource.Text("name")}",
        _ when place == Place.NewSecrets => SecretTags(resource) is null ? null
            : $"arn:{partition}:secretsmanager:{declared.Region}:{account}:secret:new",
        _ when place == Place.Clusters => Cluster(resource) is { } cluster
            ? $"arn:{partition}:elasticmapreduce:{declared.Region}:{account}:cluster/{cluster.Id}"
            : null,
        _ => (Owner(resource) ?? resource) is var identity ? identity.Text("arn") : null,
    };

    private IEnumerable<(string, string)> Context(ReportedResource resource, Place place) => place switch
    {
        _ when place == Place.BoundUsers || place == Place.BoundRoles =>
            Boundary(resource),
        _ when place == Place.RoleAttachments || place == Place.UserAttachments =>
            [("iam:PolicyARN", resource.Text("policyArn")!), .. Boundary(Owner(resource))],
        _ when place == Place.NewClusters => Requested(resource),
        _ when place == Place.NewSecrets => SecretTags(resource) ?? [],
        _ when place == Place.Clusters => Cluster(resource) is { } cluster ? Had(cluster) : [],
        _ => [],
    };

    private static IEnumerable<(string, string)> Boundary(ReportedResource? identity) =>
        identity?.Text("permissionsBoundary") is { } boundary ? [("iam:PermissionsBoundary", boundary)] : [];

    /// <summary>
    /// The tags of the secret that EMR creates with a security configuration; null where EMR makes no certificates.
    /// </summary>
    private static IEnumerable<(string, string)>? SecretTags(ReportedResource resource)
    {
        var certificates = JsonTexts.Parsed(resource.Text("configuration")).At(
            "EncryptionConfiguration", "InTransitEncryptionConfiguration", "TLSCertificateConfiguration");
        return certificates.At("CertificateProviderType").AsText() == "EMR"
            ? (certificates.At("SecretTags") as JsonArray ?? []).Select(
                tag => ($"aws:RequestTag/{tag.At("Key").AsText()}", tag.At("Value").AsText() ?? ""))
            : null;
    }

    /// <summary>The user or role that an attachment or access key belongs to.</summary>
    private ReportedResource? Owner(ReportedResource resource) => resource.Type switch
    {
        ResourceTypes.AccessKey or ResourceTypes.UserPolicyAttachment =>
            declared.Meant(ResourceTypes.User, resource.Text("user")),
        ResourceTypes.RolePolicyAttachment => declared.Meant(ResourceTypes.Role, resource.Text("role")),
        _ => null,
    };

    private ReportedResource? Secret(ReportedResource resource) =>
        resource.Type == ResourceTypes.Secret ? resource : declared.Meant(ResourceTypes.Secret, resource.Text("secretId"));

    private ReportedResource? Cluster(ReportedResource resource) =>
        resource.Type == ResourceTypes.EmrCluster ? resource
            : declared.Meant(ResourceTypes.EmrCluster, resource.Text("clusterId"));

    /// <summary>The roles that a resource passes to a service (<c>iam:PassRole</c>).</summary>
    private IEnumerable<(ReportedResource? Role, string Service)> Passed(ReportedResource resource)
    {
        var china = partition == "aws-cn" ? ".cn" : "";
        var (ec2, emr) = ($"ec2.amazonaws.com{china}", $"elasticmapreduce.amazonaws.com{china}");
        return resource.Type switch
        {
            ResourceTypes.InstanceProfile => [(RoleOf(resource), ec2)],
            ResourceTypes.FlowLog => [(Role(resource, "iamRoleArn"), "vpc-flow-logs.amazonaws.com")],
            ResourceTypes.EmrCluster =>
            [
                (Role(resource, "serviceRole"), emr),
                (RoleOf(Profile(resource.Inputs["ec2Attributes"]?["instanceProfile"]?.ToString())), ec2),
            ],
            _ => [],
        };
    }

    private ReportedResource? Role(ReportedResource resource, string input) =>
        declared.Meant(ResourceTypes.Role, resource.Text(input));

    private ReportedResource? Profile(string? reference) => declared.Meant(ResourceTypes.InstanceProfile, reference);

    private ReportedResource? RoleOf(ReportedResource? profile) => profile is null ? null : Role(profile, "role");

    private string Ec2(string resource) => $"arn:{partition}:ec2:{declared.Region}:{account}:{resource}";

    private static IEnumerable<(string, string)> Requested(ReportedResource resource) =>
        resource.Tags.Select(tag => ($"aws:RequestTag/{tag.Key}", tag.Value));

    private static IEnumerable<(string, string)> Had(ReportedResource resource) =>
        resource.Tags.Select(tag => ($"aws:ResourceTag/{tag.Key}", tag.Value));
}
