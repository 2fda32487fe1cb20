using IamEngine.Decide.Matching;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide;

/// <summary>
/// The result of one policy type: whether a statement denies, and how the allowing statements match the principal.
/// </summary>
internal readonly record struct PolicyTypeResult(bool Denies, PrincipalMatch Allows);

/// <summary>A policy with its statements compiled.</summary>
internal sealed record CompiledPolicy(string Name, CompiledStatement[] Statements);

/// <summary>
/// The compiled policies of one type. It is enough that one of them allows. Each level of an organization is a group of its own,
/// because every level must allow.
/// </summary>
internal sealed class CompiledPolicies
{
    private readonly CompiledStatement[] statements;

    private CompiledPolicies(PolicyType type, int level, CompiledPolicy[] policies)
    {
        (Type, Level, Policies) = (type, level, policies);
        statements = [.. policies.SelectMany(policy => policy.Statements)];
    }

    public PolicyType Type { get; }

    /// <summary>
    /// The level of an organization that control policies are attached to, counted from the root. 0 for other policy types.
    /// </summary>
    public int Level { get; }

    public CompiledPolicy[] Policies { get; }

    public static CompiledPolicies Of(
        PolicyType type, IEnumerable<(string Name, PolicyDocument Document)> policies, int level = 0) =>
        new(type, level, [.. policies.Select(policy => new CompiledPolicy(policy.Name, Compile(policy.Document, type)))]);

    public PolicyTypeResult Match(Request request, bool callerHasBoundary)
    {
        var (denies, allows) = (false, PrincipalMatch.None);
        foreach (var statement in statements)
        {
            var match = statement.Match(request, callerHasBoundary);
            denies |= match != PrincipalMatch.None && !statement.Allows;
            allows |= statement.Allows ? match : PrincipalMatch.None;
        }

        return new(denies, allows);
    }

    private static CompiledStatement[] Compile(PolicyDocument document, PolicyType type) =>
        [.. document.AllStatements.Select(statement => new CompiledStatement(statement, document.Version, type))];
}
