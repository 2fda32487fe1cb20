using IamEngine.Catalogue;
using IamEngine.Check.Written;
using IamEngine.Json;

namespace IamEngine.Check.Rules.Actions;

/// <summary>An action is none that the service has, or not even written as one.</summary>
public sealed class InvalidAction() : Rule("INVALID_ACTION", Severity.Error)
{
    public override string Help =>
        "Look the name up in the service authorization reference; names of API operations and of actions can differ.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "s3:GetObjct", "Resource": "arn:aws:s3:::example/*" }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");

    internal override IEnumerable<Spot> Look(PolicyAsWritten policy) => policy.ProblemsOf(Code)
        .Where(problem => !policy.HasVariableAt(problem.Path))
        .Select(problem => new Spot(problem.Path, problem.Message))
        .Concat(policy.Statements.SelectMany(Unknown));

    private static IEnumerable<Spot> Unknown(StatementAsWritten statement) =>
        from text in statement.Action?.Texts ?? []
        where ActionShape.IsAction(text.Text)
        let meaning = statement.Policy.Meanings.Of(text.Text)
        where meaning is { Service: not null, IsKnown: true, Actions.IsEmpty: true }
        select new Spot(text.Path, Message(meaning));

    private static string Message(ActionMeaning meaning) => meaning.HasWildcard
        ? $"{meaning.Text.Quoted()} matches no action of {meaning.Service!.Name}"
        : AwsCatalogue.Nearest(meaning.Text) is { } near
            ? $"{meaning.Text.Quoted()} is not an action of {meaning.Service!.Name}; did you mean `{near.FullName}`?"
            : $"{meaning.Text.Quoted()} is not an action of {meaning.Service!.Name}";
}
