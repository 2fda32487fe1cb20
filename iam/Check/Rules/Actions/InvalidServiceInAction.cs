using IamEngine.Catalogue;
using IamEngine.Check.Syntax;
using IamEngine.Json;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Actions;

/// <summary>An action begins with a service that there is not.</summary>
internal sealed class InvalidServiceInAction() : StatementRule("INVALID_SERVICE_IN_ACTION", Severity.Error)
{
    public override string Help =>
        "Look the prefix up in the service authorization reference; it often is not the service's name.";

    public override string? DifferenceFromAws => "Closed services that AWS's managed policies still name are left out by list.";

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
