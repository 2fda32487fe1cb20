using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary>
/// Selects the conditions to compare with the condition keys of the actions, and writes the message.
/// </summary>
internal static class KeyAvailability
{
    // Far more than the largest document that AWS accepts has.
    private const int MostPairs = 20_000;

    public const string ResourceTag = "aws:ResourceTag";

    /// <summary>
    /// The conditions on known keys, except <c>aws:ResourceTag</c>, which has its own rules, and conditions that allow for a
    /// missing key: <c>IfExists</c> and "only these tags".
    /// </summary>
    public static IEnumerable<ConditionSyntax> Tested(StatementSyntax statement) =>
        statement.Action is { IsNegated: false } action && (long)action.Texts.Count * statement.Conditions.Count <= MostPairs
            ? statement.Conditions.Where(
                condition => !condition.IfExists && !IsOnlyTheseTags(condition) && condition.KnownKey is not null
                    && !condition.IsOfFamily(ResourceTag))
            : [];

    private static bool IsOnlyTheseTags(ConditionSyntax condition) =>
        condition.Quantifier == Quantifier.ForAllValues && condition.IsOf("aws:TagKeys");

    public static string Message(ConditionSyntax condition, IEnumerable<string> actions)
    {
        var outcome = (condition.Statement.Denies, condition.HoldsWithoutTheKey) switch
        {
            (true, true) => "this condition never exempts",
            (true, false) => "the statement never denies",
            (false, true) => "this condition never restricts",
            (false, false) => "the statement never allows",
        };
        return $"requests carry no {condition.Key.Quoted()} for {actions.Listed()}, so {outcome} "
            + $"{(actions.Skip(1).Any() ? "them" : "it")}";
    }
}
