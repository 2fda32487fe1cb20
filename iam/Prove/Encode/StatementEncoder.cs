using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Prove.Solve;

namespace IamEngine.Prove.Encode;

/// <summary>
/// How a statement's principals match the caller, as formulas; see <see cref="IamEngine.Decide.Matching.PrincipalMatch"/>.
/// </summary>
internal readonly record struct EncodedPrincipalMatch(Literal Itself, Literal Origin, Literal Account)
{
    public Literal Any(Circuit circuit) => circuit.Any(Itself, Origin, Account);
}

/// <summary>The formulas of one policy type.</summary>
internal readonly record struct EncodedPolicyTypeResult(Literal Denies, EncodedPrincipalMatch Allows);

/// <summary>Encodes statements as formulas over the request, element by element as the evaluator matches them.</summary>
internal sealed class StatementEncoder(Encoding encoding, RequestSpace space)
{
    private readonly PrincipalEncoder principals = new(encoding, space);

    private Circuit Circuit => encoding.Circuit;

    /// <summary>Encodes the documents of one policy type. A type without principals matches its holder.</summary>
    public EncodedPolicyTypeResult Encode(PolicyType type, IEnumerable<PolicyDocument> documents, Literal callerHasBoundary)
    {
        List<Literal> denies = [], itself = [], origin = [], account = [];
        foreach (var document in documents)
        {
            foreach (var statement in document.AllStatements)
            {
                var applies = Applies(statement, document.Version, type);
                var match = Named(statement, type, callerHasBoundary);
                if (statement.Effect == Effect.Deny)
                {
                    denies.Add(Circuit.All(applies, match.Any(Circuit)));
                    continue;
                }

                itself.Add(Circuit.All(applies, match.Itself));
                origin.Add(Circuit.All(applies, match.Origin));
                account.Add(Circuit.All(applies, match.Account));
            }
        }

        return new(Circuit.Any(denies), new(Circuit.Any(itself), Circuit.Any(origin), Circuit.Any(account)));
    }

    private EncodedPrincipalMatch Named(Statement statement, PolicyType type, Literal callerHasBoundary) =>
        type is PolicyType.Resource or PolicyType.Endpoint
        ? principals.Named(statement, unstatedIsEveryone: type == PolicyType.Endpoint, callerHasBoundary)
        : new(Circuit.True, Circuit.False, Circuit.False);

    // All elements but the principal.
    private Literal Applies(Statement statement, PolicyVersion version, PolicyType type) => Circuit.All(
        [
            Action(statement.Action),
            Resource(statement.Resource, version, complete: type is PolicyType.Identity or PolicyType.Boundary
                or PolicyType.Session),
            .. statement.Condition.Select(condition => space.Keys[condition.Key.Name].Holds(condition, version, Circuit)),
        ]);

    private Literal Action(ActionElement element)
    {
        var named = Circuit.Any([.. element.Patterns.Select(pattern => space.Action(pattern.Text))]);
        return element is ActionElement.NotAction ? !named : named;
    }

    private Literal Resource(ResourceElement element, PolicyVersion version, bool complete)
    {
        if (element is ResourceElement.Attached)
        {
            return Circuit.True;
        }

        var named = Circuit.Any([.. element.Patterns.Select(pattern =>
            pattern.Text == "*" ? Circuit.True
            : encoding.Patterns.Resource(pattern.Text, version, complete) is { } glob ? space.Resource(glob)
            : Circuit.False)]);
        return element is ResourceElement.NotResource ? !named : named;
    }
}
