using CsCheck;
using IamEngine.Model;

namespace Tests.Generators;

/// <summary>Generates ARNs of resources and principals that the policies match.</summary>
public static class GenArn
{
    public static Gen<AccountId> Account { get; } = Near.Account.Select(AccountId.Of);

    public static Gen<Arn> Bucket { get; } =
        Gen.Select(Near.Partition, Near.Bucket, (partition, bucket) => new Arn(partition, "s3", "", "", bucket));

    public static Gen<Arn> Object { get; } =
        Gen.Select(Near.Partition, Near.Bucket, Near.Key, (partition, bucket, key) =>
            new Arn(partition, "s3", "", "", $"{bucket}/{key}"));

    public static Gen<Arn> Key { get; } = Gen.Select(
        Near.Region, Near.Account, Gen.OneOf("key/1", "key/2", "alias/a"),
        (region, account, key) => new Arn("aws", "kms", region, account, key));

    /// <summary>Resources whose last part contains colons, which expose a star that is wrongly matched part by part.</summary>
    public static Gen<Arn> LogStream { get; } = Gen.Select(
        Near.Region, Near.Account, Gen.OneOf("a", "a:log-stream:b", "a:log-stream:b:c"),
        (region, account, name) => new Arn("aws", "logs", region, account, $"log-group:{name}"));

    public static Gen<Arn> Root { get; } =
        Gen.Select(Near.Partition, Near.Account, (partition, account) => new Arn(partition, "iam", "", account, "root"));

    public static Gen<Arn> User { get; } = Gen.Select(Near.Partition, Account, Near.User, Arn.IamUser);

    public static Gen<Arn> Role { get; } = Gen.Select(Near.Partition, Account, Near.Role, Arn.IamRole);

    public static Gen<Arn> RoleSession { get; } = Gen.Select(Role, Near.Session, (role, session) => role.Session(session));

    public static Gen<Arn> FederatedUser { get; } =
        Gen.Select(Near.Account, Near.Session, (account, name) => new Arn("aws", "sts", "", account, $"federated-user/{name}"));

    /// <summary>The resources of requests.</summary>
    public static Gen<Arn> Resource { get; } = Gen.Frequency(
        (3, Bucket), (6, Object), (2, Key), (1, LogStream), (2, Role), (1, User));

    /// <summary>The callers of requests.</summary>
    public static Gen<Arn> Caller { get; } = Gen.Frequency((3, User), (2, Role), (3, RoleSession), (1, FederatedUser), (1, Root));

    public static Gen<Arn> Any { get; } = Gen.OneOf(Resource, Caller);
}
