using IamEngine.Check.Syntax;

namespace IamEngine.Check.Rules.Roles;

/// <summary>An action on roles, and the conditions that limit it.</summary>
internal sealed record GrantedAction(string Name, string[] NarrowedBy, string[] EndsThatReachEvery)
{
    /// <summary>Passes a role to a service, which then has the role's permissions.</summary>
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
