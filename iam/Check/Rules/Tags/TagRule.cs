using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Tags;

/// <summary>
/// A condition on a tag of the resource: requests for many actions lack this key. A condition that is true without the key is not
/// reported.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourcetag
/// </summary>
internal abstract class TagRule : StatementRule
{
    private readonly Effect effect;
    private readonly bool negated;

    private protected TagRule(string code, Severity severity, Effect effect, bool negated)
        : base(code, severity) => (this.effect, this.negated) = (effect, negated);

    internal sealed override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement.Effect == effect && statement.Action is { } action && action.IsNegated == negated
            ? statement.Conditions.Where(
                condition => !condition.HoldsWithoutTheKey && condition.IsOfFamily(Conditions.KeyAvailability.ResourceTag)
                    && condition.KnownKey is not null)
                .SelectMany(
                    condition =>
                    negated ? [new Violation(condition.Path, OfAllOthers(condition))] : OfActions(statement, condition))
            : [];

    private IEnumerable<Violation> OfActions(StatementSyntax statement, ConditionSyntax condition)
    {
        var lacking = statement.Actions
            .Where(action => action.Meaning is { IsKnown: true, Actions.IsEmpty: false } match && !match.MayCarry(condition.Key))
            .Select(action => action.Text.Text).ToArray();
        return lacking.Length > 0
            ? [new(
                condition.Path,
                $"requests carry no {condition.Key.Quoted()} for {lacking.Listed()}, so the statement never {Does} "
                    + $"{(lacking.Length > 1 ? "them" : "it")}")]
            : statement.Actions.Any(action => action.Meaning.IsEverything) ? [new(condition.Path, OfAllOthers(condition))] : [];
    }

    private string OfAllOthers(ConditionSyntax condition) =>
        $"requests for many actions carry no {condition.Key.Quoted()}, and the statement never {Does} those";

    private string Does => effect == Effect.Deny ? "denies" : "allows";
}
