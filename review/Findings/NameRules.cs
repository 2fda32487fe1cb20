using Review.Model;

namespace Review.Findings;

/// <summary>What AWS demands of the names that it keeps resources by: unique for their kind, and not too long.</summary>
internal static class NameRules
{
    /// <summary>
    /// The input that names a resource, and the characters that it may have.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
    /// </summary>
    private static readonly Dictionary<string, (string Input, int Limit)> Named = new()
    {
        ["aws:iam/user:User"] = ("name", 64),
        ["aws:iam/role:Role"] = ("name", 64),
        ["aws:iam/policy:Policy"] = ("name", 128),
        ["aws:iam/instanceProfile:InstanceProfile"] = ("name", 128),
        ["aws:s3/bucket:Bucket"] = ("bucket", 63),
        ["aws:kms/alias:Alias"] = ("name", 256),
        ["aws:ec2/securityGroup:SecurityGroup"] = ("name", 255),
        ["aws:ec2/keyPair:KeyPair"] = ("keyName", 255),
        ["aws:cloudwatch/logGroup:LogGroup"] = ("name", 512),
        ["aws:emr/securityConfiguration:SecurityConfiguration"] = ("name", 10_280),
        ["aws:emr/cluster:Cluster"] = ("name", 256),
    };

    public static IEnumerable<Finding> Check(Declaration declaration) =>
        SameUrn(declaration).Concat(SameName(declaration)).Concat(TooLong(declaration));

    private static IEnumerable<Finding> SameUrn(Declaration declaration) =>
        from urn in declaration.Resources.GroupBy(resource => resource.Urn)
        where urn.Count() > 1
        select new Finding(
            "DUPLICATE_URN",
            Severity.Error,
            $"{urn.Count()} resources have this URN, and the engine stops at the second",
            urn.Key,
            "give each a name of its own");

    // IAM and S3 names are compared without regard to case, or have none; the others differ too little to matter.
    private static IEnumerable<Finding> SameName(Declaration declaration) =>
        from resource in declaration.Resources
        where Named.ContainsKey(resource.Type)
        let name = resource.Text(Named[resource.Type].Input)
        where name is not null
        group (resource, name) by (resource.Type, Name: name.ToUpperInvariant()) into same
        where same.Count() > 1
        select new Finding(
            "DUPLICATE_NAME",
            Severity.Error,
            $"{same.Count()} resources of type {same.Key.Type} are called {same.First().name}, and AWS takes one",
            same.Last().resource.Urn,
            "name each for its own purpose");

    private static IEnumerable<Finding> TooLong(Declaration declaration) =>
        from resource in declaration.Resources
        where Named.ContainsKey(resource.Type)
        let rule = Named[resource.Type]
        let name = resource.Text(rule.Input)
        where name is not null && name.Length > rule.Limit
        select new Finding(
            "NAME_TOO_LONG",
            Severity.Error,
            $"the name has {name.Length} characters, and AWS takes {rule.Limit}: {name}",
            resource.Urn,
            "shorten it");
}
