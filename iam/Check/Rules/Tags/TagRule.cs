using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Tags;

/// <summary>
/// A condition is on a resource's tag, which requests for many actions do not carry. It is all the same to a test that holds without
/// the key. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourcetag
/// </summary>
public abstract class TagRule : StatementRule
{
    private readonly Effect effect;
    private readonly bool negated;

    private protected TagRule(string code, Severity severity, Effect effect, bool negated)
        : base(code, severity) => (this.effect, this.negated) = (effect, negated);

    internal sealed override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement.Effect == effect && statement.Action is { } action && action.IsNegated == negated
            ? statement.Conditions.Where(
                test => !test.HoldsWithoutTheKey && test.IsOfFamily(Conditions.KeyAvailability.ResourceTag) && test.KnownKey is not null)
                .SelectMany(test => negated ? [new Violation(test.Path, OfAllOthers(test))] : OfActions(statement, test))
            : [];

    private IEnumerable<Violation> OfActions(StatementSyntax statement, ConditionSyntax test)
    {
        var lacking = statement.Actions
            .Where(action => action.Meaning is { IsKnown: true, Actions.IsEmpty: false } meaning && !meaning.MayCarry(test.Key))
            .Select(action => action.Text.Text).ToArray();
        return lacking.Length > 0
            ? [new(
                test.Path,
                $"requests carry no {test.Key.Quoted()} for {lacking.Listed()}, so the statement never {Does} {(lacking.Length > 1 ? "them" : "it")}")]
            : statement.Actions.Any(action => action.Meaning.IsEverything) ? [new(test.Path, OfAllOthers(test))] : [];
    }

    private string OfAllOthers(ConditionSyntax test) =>
        $"requests for many actions carry no {test.Key.Quoted()}, and the statement never {Does} those";

    private string Does => effect == Effect.Deny ? "denies" : "allows";
}
