using IamEngine.Catalogue;
using IamEngine.Check.Syntax;
using IamEngine.Json;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Actions;

/// <summary>An action begins with an unknown service.</summary>
internal sealed class InvalidServiceInAction() : StatementRule("INVALID_SERVICE_IN_ACTION", Severity.Warning)
{
    public override string Help =>
        "Look the prefix up in the service authorization reference; it often is not the service's name.";

    public override string? DifferenceFromAws =>
        $"{AcceptedByAws} Closed and internal services that AWS's managed policies name are left out by list.";

    private protected override Severity SeverityOfAws => Severity.Error;

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "emr:RunJobFlow", "Resource": "*" }""",
        good: """{ "Effect": "Allow", "Action": "elasticmapreduce:RunJobFlow", "Resource": "*" }""");

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        from text in statement.Action?.Texts ?? []
        where text.Text != "*" && ActionShape.IsAction(text.Text)
        where statement.Policy.ActionMatches.Of(text.Text).Service is null && !RetiredServices.Include(ServiceOf(text.Text))
        select new Violation(text.Path, Message(text.Text));

    private static string Message(string action)
    {
        var service = ServiceOf(action);
        return AwsCatalogue.Nearest(action) is { } near
            ? $"there is no service {service.Quoted()}; did you mean `{near.FullName}`?"
            : $"there is no service {service.Quoted()}";
    }

    private static string ServiceOf(string action) => action[..action.IndexOf(':', StringComparison.Ordinal)];
}
