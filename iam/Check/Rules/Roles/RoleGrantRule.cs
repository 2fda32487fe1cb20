using IamEngine.Check.Syntax;
using IamEngine.Json;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Roles;

/// <summary>
/// A statement allows an action on more roles than its author probably means: passing any role to a service, or creating any
/// service-linked role. Each of its six forms has its own rule, as in AWS's validator.
/// </summary>
internal abstract class RoleGrantRule : StatementRule
{
    private readonly GrantedAction granted;
    private readonly Said action;
    private readonly Said resource;

    private protected RoleGrantRule(string code, Severity severity, GrantedAction granted, Said action, Said resource)
        : base(code, severity) => (this.granted, this.action, this.resource) = (granted, action, resource);

    public override string Help => $"Name the ARNs of the roles, or add a condition on `{granted.NarrowedBy[0]}`.";

    // A permissions boundary or an organization's policy grants nothing.
    internal sealed override bool AppliesTo(PolicyKind kind) => kind == PolicyKind.Identity;

    internal sealed override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement.Allows && HowSaid(statement.Action) == action && IsSoOnResources(statement)
            ? [new(action == Said.ByName ? NamedAction(statement.Action!).Path : statement.Action!.Path, Message)]
            : [];

    private string Message => $"{action switch
    {
        Said.ByName => $"`{granted.Name}`",
        Said.ByWildcard => $"a wildcard lets `{granted.Name}` through, which",
        _ => $"`NotAction` lets `{granted.Name}` through, which",
    }} is allowed on {(resource == Said.ByNegation ? "every role that `NotResource` does not name" : "every role")}";

    private TextAt NamedAction(ListSyntax list) => list.Texts.First(IsNamed);

    private bool IsNamed(TextAt text) => text.Text.Equals(granted.Name, StringComparison.OrdinalIgnoreCase);

    private Said HowSaid(ListSyntax? list) => list switch
    {
        null => Said.NotAtAll,
        { IsNegated: true } => list.Texts.Any(Covers) ? Said.NotAtAll : Said.ByNegation,
        _ => list.Texts.Any(IsNamed) ? Said.ByName : list.Texts.Any(Covers) ? Said.ByWildcard : Said.NotAtAll,
    };

    private bool Covers(TextAt text) => PatternCoverage.Covers(text.Text, granted.Name, ignoreCase: true);

    private bool IsNarrowed(ConditionSyntax condition) =>
        condition.Narrows && granted.NarrowedBy.Any(condition.IsOf) && !condition.Values.Any(value => value.Text.StartsWith('*'));

    private bool IsSoOnResources(StatementSyntax statement) => resource == Said.ByNegation
        ? statement.Resource is { IsNegated: true }
        : statement.Resources.Any(text => granted.ReachesEvery(text.Text)) && !statement.Conditions.Any(IsNarrowed);
}

/// <summary>How a statement matches an action or a resource.</summary>
internal enum Said
{
    NotAtAll,
    ByName,
    ByWildcard,
    ByNegation,
}
