using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Requests;

namespace Review.Model.Accounts;

/// <summary>Somebody who may make requests, with the policies that the stack gives them.</summary>
/// <param name="Name">Of a user or role its physical name: <c>infra-dev-upload</c>.</param>
public sealed record StackPrincipal(
    string Name, Caller Caller, Seq<NamedPolicy<IdentityPolicy>> Identity = default,
    Seq<NamedPolicy<IdentityPolicy>> Boundary = default)
{
    /// <summary>An account that has nothing to do with the stack. The id is one that AWS's own documentation uses.</summary>
    public static AccountId OtherAccount { get; } = AccountId.Of("111122223333");

    /// <summary>A policy that allows everything, for callers whose own policies are not to be what says no.</summary>
    public static NamedPolicy<IdentityPolicy> Everything { get; } =
        new("AdministratorAccess", IdentityPolicy.Of(Statement.Allow("Everything", ActionPattern.Any).On(ResourcePattern.Any)));

    /// <summary>Someone without credentials.</summary>
    public static StackPrincipal Anonymous { get; } = new("anonymous", new Caller.Anonymous());

    /// <summary>
    /// An administrator of another account, whose own policies allow everything: only the stack's side can say no.
    /// </summary>
    public static StackPrincipal Stranger(string partition) =>
        new("another account", new Caller.RoleSession(Arn.IamRole(partition, OtherAccount, "admin"), null), [Everything]);

    public static StackPrincipal Service(string name) => new(name, new Caller.Service(name));

    /// <summary>
    /// Whom a policy names from outside: somebody of another account, whose own policies allow everything, or the holder of an
    /// identity provider's token. Null for everyone else.
    /// </summary>
    public static StackPrincipal? Outsider(Principal principal, AccountId? own) => principal switch
    {
        Principal.Account account when account.Id != own => new(
            $"account {account.Id}", new Caller.RoleSession(Arn.IamRole(account.Partition ?? "aws", account.Id, "admin"), null),
            [Everything]),
        Principal.User { Arn: var arn } when arn.Account != own?.Value =>
            new($"{arn.Resource} of {arn.Account}", new Caller.User(arn), [Everything]),
        Principal.Role { Arn: var arn } when arn.Account != own?.Value =>
            new($"{arn.Resource} of {arn.Account}", new Caller.RoleSession(arn, arn.Session("session")), [Everything]),
        Principal.Federated { Provider: var provider } =>
            new(provider[(provider.LastIndexOf('/') + 1)..], new Caller.TokenHolder(provider)),
        _ => null,
    };

    /// <summary>Of a user, or of a role (not of its session); nobody else has one.</summary>
    public Arn Arn => Caller switch
    {
        Caller.User user => user.Arn,
        Caller.RoleSession session => session.Role,
        _ => throw new InvalidOperationException($"{Name} is no user or role"),
    };

    /// <summary><c>role infra-dev-upload</c>.</summary>
    public string DisplayName => $"{Arn.ResourceType} {Arn.LastName}";

    /// <summary>As a policy names the user or role.</summary>
    public Principal Principal => Caller is Caller.User ? new Principal.User(Arn) : new Principal.Role(Arn);

    /// <summary>The condition that this user or role makes the request.</summary>
    public ConditionBlock IsAsking => ConditionBlock.Of(
        new Condition(ConditionOperator.ArnEquals, new("aws:PrincipalArn"), [Arn.ToString()]),
        new Condition(
            ConditionOperator.StringEquals, new("aws:PrincipalType"), [Caller is Caller.User ? "User" : "AssumedRole"]));

    /// <summary>The same name without any policy, for a report that does not declare it.</summary>
    public StackPrincipal WithNothing() => this with { Identity = [], Boundary = [] };

    /// <summary>The policies that apply when this principal uses a resource with a policy of its own, or with none.</summary>
    /// <summary>The policy of a resource that leaves every decision to its account's own policies.</summary>
    public static ResourcePolicy LeftTo(AccountId account) => ResourcePolicy.Of(
        Statement.Allow("TheAccountDecides", ActionPattern.Any).To(new Principal.Account(account)).On(ResourcePattern.Any));

    public PolicySet PoliciesFor(PolicyOfResource? policy) => new()
    {
        Identity = Identity,
        Boundary = Boundary,
        Resource = policy,
    };
}
