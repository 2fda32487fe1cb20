using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Requests;
using IamEngine.Vocabulary;

namespace Review.Model.Accounts;

/// <summary>A principal that can make requests, with the policies that the stack gives it.</summary>
/// <param name="Name">For a user or role, its name in AWS: <c>infra-dev-upload</c>.</param>
public sealed record StackPrincipal(
    string Name, Caller Caller, Seq<NamedPolicy<IdentityPolicy>> Identity = default,
    Seq<NamedPolicy<IdentityPolicy>> Boundary = default)
{
    /// <summary>An account outside the stack; an example id of AWS's documentation.</summary>
    public static AccountId OtherAccount { get; } = AccountId.Of("111122223333");

    /// <summary>A policy that allows everything, for principals whose own policies must not cause a denial.</summary>
    public static NamedPolicy<IdentityPolicy> Everything { get; } =
        new("AdministratorAccess", IdentityPolicy.Of(Statement.Allow("Everything", ActionPattern.Any).On(ResourcePattern.Any)));

    /// <summary>A caller without credentials.</summary>
    public static StackPrincipal Anonymous { get; } = new("anonymous", new Caller.Anonymous());

    /// <summary>
    /// An administrator of another account. Its own policies allow everything, so that only the stack's policies can deny.
    /// </summary>
    public static StackPrincipal Stranger(string partition) =>
        new("another account", new Caller.RoleSession(Arn.IamRole(partition, OtherAccount, "admin"), null), [Everything]);

    public static StackPrincipal Service(string name) => new(name, new Caller.Service(name));

    /// <summary>
    /// The principals outside the stack that a statement allows. If it limits an account to roles with a condition on
    /// <c>aws:PrincipalArn</c>, these roles; in the stack's own account, their policies allow assuming roles.
    /// </summary>
    public static IEnumerable<StackPrincipal> Outsiders(Principal principal, ConditionBlock condition, AccountId? own)
    {
        var roles = principal is Principal.Account
            ? condition.Where(test => test.Key == new ConditionKey(Aws.PrincipalArn.Name)
                && test is { Operator: ConditionOperator.ArnLike or ConditionOperator.ArnEquals, IfExists: false })
                .SelectMany(test => test.Values).ToArray()
            : [];
        return roles.Length == 0
            ? Outsider(principal, own) is { } one ? [one] : []
            : from pattern in roles
              let example = pattern.Replace('?', '0').Replace("*", "example", StringComparison.Ordinal)
              let arn = Arn.Ask(example) is Answer<Arn>.Yes yes ? yes.Value : null
              where arn is { Service: "iam", ResourceType: "role" } && AccountId.IsAccountId(arn.Account)
              select new StackPrincipal(
                  $"{pattern[(pattern.LastIndexOf('/') + 1)..].TrimEnd('?', '*')}* of {arn.Account}",
                  new Caller.RoleSession(arn, arn.Session("session")),
                  [arn.Account == own?.Value ? AssumingRoles : Everything]);
    }

    private static NamedPolicy<IdentityPolicy> AssumingRoles { get; } = new(
        "a policy that allows assuming roles",
        IdentityPolicy.Of(Statement.Allow("AssumeRoles", Sts.AssumeRole, Sts.TagSession).On(ResourcePattern.Any)));

    /// <summary>
    /// A principal outside the stack that a policy names: one of another account, whose own policies allow everything, or the
    /// holder of an identity provider's token. Null for any other.
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
        Principal.RoleSession { Arn: var arn } when arn.Account != own?.Value && arn.Resource.Split('/') is [_, var role, _] =>
            new($"{arn.Resource} of {arn.Account}",
                new Caller.RoleSession(Arn.IamRole(arn.Partition, AccountId.Of(arn.Account), role), arn), [Everything]),
        Principal.Federated { Provider: var provider } =>
            new(provider[(provider.LastIndexOf('/') + 1)..], new Caller.TokenHolder(provider)),
        _ => null,
    };

    /// <summary>
    /// A user or role of the stack's account that a policy names: it has no policy here, so only that policy lets it in. Null for
    /// any other principal.
    /// </summary>
    public static StackPrincipal? Colleague(Principal principal, AccountId? own) => principal switch
    {
        Principal.User { Arn: var arn } when arn.Account == own?.Value => new(arn.Resource, new Caller.User(arn)),
        Principal.Role { Arn: var arn } when arn.Account == own?.Value =>
            new(arn.Resource, new Caller.RoleSession(arn, arn.Session("session"))),
        _ => null,
    };

    /// <summary>The ARN of a user or role (not of a session); null for any other principal.</summary>
    public Arn Arn => Caller switch
    {
        Caller.User user => user.Arn,
        Caller.RoleSession session => session.Role,
        _ => throw new InvalidOperationException($"{Name} is no user or role"),
    };

    /// <summary><c>role infra-dev-upload</c>.</summary>
    public string DisplayName => $"{Arn.ResourceType} {Arn.LastName}";

    /// <summary>The Principal element that names the user or role.</summary>
    public Principal Principal => Caller is Caller.User ? new Principal.User(Arn) : new Principal.Role(Arn);

    /// <summary>The condition that this user or role makes the request.</summary>
    public ConditionBlock IsAsking => ConditionBlock.Of(
        new Condition(ConditionOperator.ArnEquals, new("aws:PrincipalArn"), [Arn.ToString()]),
        new Condition(
            ConditionOperator.StringEquals, new("aws:PrincipalType"), [Caller is Caller.User ? "User" : "AssumedRole"]));

    /// <summary>A principal of this name without policies, for a report that does not declare it.</summary>
    public StackPrincipal WithNothing() => this with { Identity = [], Boundary = [] };

    /// <summary>A resource policy that leaves every decision to the account's identity policies.</summary>
    public static ResourcePolicy LeftTo(AccountId account) => ResourcePolicy.Of(
        Statement.Allow("TheAccountDecides", ActionPattern.Any).To(new Principal.Account(account)).On(ResourcePattern.Any));

    /// <summary>The policies that apply when this principal uses a resource, with or without a resource policy.</summary>
    public PolicySet PoliciesFor(PolicyOfResource? policy) => new()
    {
        Identity = Identity,
        Boundary = Boundary,
        Resource = policy,
    };
}
