using IamEngine.Catalogue;
using IamEngine.Check.Syntax;
using IamEngine.Json;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Actions;

/// <summary>An action that does not exist in its service, or text that is not an action; AWS refuses the latter.</summary>
internal sealed class InvalidAction() : Rule("INVALID_ACTION", Severity.Warning)
{
    public override string? DifferenceFromAws => $"{AcceptedByAws} Text that is no action is an error.";

    private protected override Severity SeverityOfAws => Severity.Error;

    public override string Help =>
        "Look the name up in the service authorization reference; names of API operations and of actions can differ.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "s3:GetObjct", "Resource": "arn:aws:s3:::example/*" }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");

    internal override IEnumerable<Violation> Analyze(PolicySyntax policy) => policy.ProblemsOf(Code)
        .Where(problem => !policy.HasVariableAt(problem.Path))
        .Select(problem => new Violation(problem.Path, problem.Message, Severity.Error))
        .Concat(policy.Statements.SelectMany(Unknown));

    private static IEnumerable<Violation> Unknown(StatementSyntax statement) =>
        from text in statement.Action?.Texts ?? []
        where ActionShape.IsAction(text.Text)
        let meaning = statement.Policy.ActionMatches.Of(text.Text)
        where meaning is { Service: not null, IsKnown: true, Actions.IsEmpty: true }
        select new Violation(text.Path, Message(meaning));

    private static string Message(ActionPatternMatch match) => match.HasWildcard
        ? $"{match.Text.Quoted()} matches no action of {match.Service!.Name}"
        : AwsCatalogue.Nearest(match.Text) is { } near
            ? $"{match.Text.Quoted()} is not an action of {match.Service!.Name}; did you mean `{near.FullName}`?"
            : $"{match.Text.Quoted()} is not an action of {match.Service!.Name}";
}
