using IamEngine.Check.Syntax;

namespace IamEngine.Check.Rules.Roles;

/// <summary>An action on roles, and what keeps it from reaching every one.</summary>
internal sealed record GrantedAction(string Name, string[] NarrowedBy, string[] EndsThatReachEvery)
{
    /// <summary>Hands a role to a service, which then can do what the role can.</summary>
    public static GrantedAction PassRole { get; } = new(
        "iam:PassRole", ["iam:PassedToService", "iam:AssociatedResourceArn"], [":role/*", ":role*", ":*", "*"]);

    /// <summary>Creates a role that a service can use.</summary>
    public static GrantedAction CreateServiceLinkedRole { get; } =
        new(
            "iam:CreateServiceLinkedRole",
            ["iam:AWSServiceName"],
            [":role/aws-service-role/*", ":role/aws-service-role*", ":role/*", ":role*", ":*", "*"]);

    /// <summary>Whether the resource is a wildcard with no part of a role's name before it.</summary>
    public bool ReachesEvery(string resource) => resource == "*"
        || (ArnSyntax.Read(resource) is { Resource: var part } && EndsThatReachEvery.Contains($":{part}"))
        || (ArnSyntax.Read(resource) is null && resource.EndsWith('*') && "arn:aws:iam:".StartsWith(
            resource[..^1], StringComparison.Ordinal));
}
