using IamEngine.Model;
using static Policies.Access.Rights.Place;
using static Policies.Access.Rights.Words;

namespace Policies.Access.Rights;

/// <summary>
/// What the AWS provider calls for each type of resource that the stack can declare. A type is added here, with its calls, before a role
/// that deploys can make one.
/// </summary>
public static class RightsTable
{
    /// <summary>What the program asks of AWS before it declares anything: who it is, the Region's zones, the newest image.</summary>
    public static Seq<Right> OfTheProgram { get; } =
    [
        .. Read(Everywhere, "ec2:DescribeAvailabilityZones"),
        .. Read(PublicParameters, "ssm:GetParameter"),
    ];

    /// <summary>Types that are no resource of AWS.</summary>
    private static readonly Seq<TypeRights> OfNobody = [new("random:index/randomId:RandomId")];

    public static Seq<TypeRights> All { get; } = [.. StorageRights.Table, .. Ec2Rights.Table, .. IamRights.Table, .. EmrRights.Table, .. OfNobody];

    /// <summary>The calls for a type; null for one that nobody has thought about.</summary>
    public static TypeRights? Find(string type) => All.FirstOrDefault(row => row.Type == type);

    /// <summary>What deploying a stack that declares these types takes.</summary>
    public static IEnumerable<Right> For(IEnumerable<string> types) =>
        OfTheProgram
            .Concat(IamRights.OfCi)
            .Concat(types.Distinct().Order(StringComparer.Ordinal).SelectMany(type => (Find(type) ?? throw Unknown(type)).Rights));

    private static ArgumentException Unknown(string type) =>
        new($"nobody has said which calls a resource of type {type} takes; add a row beside its kin in policies/Access/Rights");
}
