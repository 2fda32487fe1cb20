using IamEngine.Decide.Matching;
using IamEngine.Model;

namespace IamEngine.Decide;

/// <summary>What one part says of a request: whether a statement denies, and by which names of the caller statements allow.</summary>
internal readonly record struct PartSays(bool Denies, NamedAs Allows);

/// <summary>A policy of a part with its statements made ready.</summary>
internal sealed record CompiledPolicy(string Name, CompiledStatement[] Statements);

/// <summary>
/// The policies that play one part together: any of them may allow. Of an organization's control policies each level is a part of its
/// own, since each must allow.
/// </summary>
internal sealed class CompiledPart
{
    private readonly CompiledStatement[] statements;

    private CompiledPart(PolicyPart part, int level, CompiledPolicy[] policies)
    {
        (Part, Level, Policies) = (part, level, policies);
        statements = [.. policies.SelectMany(policy => policy.Statements)];
    }

    public PolicyPart Part { get; }

    /// <summary>Of an organization's control policies, the level counted from the root; 0 elsewhere.</summary>
    public int Level { get; }

    public CompiledPolicy[] Policies { get; }

    public static CompiledPart Of(PolicyPart part, IEnumerable<(string Name, PolicyDocument Document)> policies, int level = 0) =>
        new(part, level, [.. policies.Select(policy => new CompiledPolicy(policy.Name, Compile(policy.Document, part)))]);

    public PartSays Ask(Request request, bool callerHasBoundary)
    {
        var (denies, allows) = (false, NamedAs.None);
        foreach (var statement in statements)
        {
            var outcome = statement.Look(request, callerHasBoundary, thorough: false);
            if (outcome.Matches)
            {
                denies |= !statement.Allows;
                allows |= statement.Allows ? outcome.Named : NamedAs.None;
            }
        }

        return new(denies, allows);
    }

    private static CompiledStatement[] Compile(PolicyDocument document, PolicyPart part) =>
        [.. document.AllStatements.Select(statement => new CompiledStatement(statement, document.Version, part))];
}
