using IamEngine.Model;
using static Policies.Access.Rights.Place;
using static Policies.Access.Rights.Words;

namespace Policies.Access.Rights;

/// <summary>
/// The API calls of the AWS provider for each resource type of the stack. Add a type with its calls here before a deploy
/// role can create it.
/// </summary>
public static class RightsTable
{
    /// <summary>The API calls of the program's invokes: caller identity, availability zones, latest image.</summary>
    public static Seq<Right> OfTheProgram { get; } =
    [
        .. Read(Everywhere, "ec2:DescribeAvailabilityZones"),
        .. Read(PublicParameters, "ssm:GetParameter"),
    ];

    /// <summary>The API calls of the program's invokes for a network that the stack does not declare.</summary>
    public static Seq<Right> OfAnExistingNetwork { get; } =
    [
        .. Read(Everywhere, "ec2:DescribePrefixLists", "ec2:DescribeRouteTables", "ec2:DescribeSubnets", "ec2:DescribeVpcs"),
        .. Read(ExistingNetwork, "ec2:DescribeVpcAttribute"),
    ];

    /// <summary>Types that are not AWS resources.</summary>
    private static readonly Seq<TypeRights> OfNobody = [new("random:index/randomId:RandomId")];

    public static Seq<TypeRights> All { get; } = [
        .. StorageRights.Table, .. Ec2Rights.Table, .. IamRights.Table, .. EmrRights.Table, .. OfNobody];

    /// <summary>The calls for a type; null for an unknown type.</summary>
    public static TypeRights? Find(string type) => All.FirstOrDefault(row => row.Type == type);

    /// <summary>The rights to deploy a stack with these types.</summary>
    public static IEnumerable<Right> For(IEnumerable<string> types) =>
        OfTheProgram
            .Concat(IamRights.OfCi)
            .Concat(types.Distinct().Order(StringComparer.Ordinal)
                .SelectMany(type => (Find(type) ?? throw Unknown(type)).Rights));

    /// <summary>
    /// The rights to deploy a stack with these types, also on the parts of a network that the stack does not declare.
    /// </summary>
    public static IEnumerable<Right> For(StackScope scope, IEnumerable<string> types)
    {
        Right[] rights = [.. For(types)];
        return scope.ExistingNetwork.Count == 0 ? rights :
        [
            .. rights,
            .. OfAnExistingNetwork,
            .. rights.Where(right => right is { Use: Use.Create, On: "subnet" or "vpc" } && right.Place == OwnInEc2)
                .Select(right => right with { Place = ExistingNetwork }),
        ];
    }

    private static ArgumentException Unknown(string type) =>
        new($"no API calls are listed for resource type {type}; add an entry for it in policies/Access/Rights (see "
            + "Ec2Rights.cs)");
}
