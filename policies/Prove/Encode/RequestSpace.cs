using Policies.Decide;
using Policies.Model;
using Policies.Prove.Domains;
using Policies.Prove.Globs;
using Policies.Prove.Solve;

namespace Policies.Prove.Encode;

/// <summary>Every request there is: any caller, any action, any resource, any condition keys.</summary>
internal sealed class RequestSpace
{
    private static readonly Glob NoResource = Glob.Literal("*", ignoreCase: false);

    private static readonly Glob AnyAccount = Glob.Of([.. Patterns.Shape("arn:*:*:*:############:").Tokens, Token.Many], ignoreCase: false);

    private readonly Solver solver;
    private readonly Slot action, resource;
    private readonly TextDomain actions, resources;

    public RequestSpace(Encoding encoding, KeyUse use)
    {
        solver = encoding.Circuit.Solver;
        actions = new([Glob.Of(Patterns.Shape("?*:?*").Tokens, ignoreCase: true)], encoding.Meter);
        resources = new([], encoding.Meter);
        (action, resource) = (encoding.Slot(actions), encoding.Slot(resources));
        Callers = new(encoding);
        Keys = new(encoding, Callers, Action, use);
        var isArn = Resource(Glob.Of([.. Patterns.Shape("arn:?*:?*:*:*:").Tokens, Token.One, Token.Many], ignoreCase: false));
        solver.Add(isArn, Resource(NoResource));
    }

    public CallerSpace Callers { get; }

    public KeySpace Keys { get; }

    public Literal Action(Glob glob) => action.Literal(actions.Atom(glob));

    public Literal Action(string pattern) => Action(Patterns.Action(pattern));

    public Literal Resource(Glob glob) => resource.Literal(resources.Atom(glob));

    /// <summary>Leaves out resources of other accounts: the owner is this one, and an ARN that names an account names it.</summary>
    public void BelongTo(AccountId owner)
    {
        Keys.Fix(owner);
        solver.Add(!Resource(AnyAccount), Resource(Glob.Of([.. Patterns.Shape($"arn:*:*:*:{owner}:").Tokens, Token.Many], ignoreCase: false)));
    }

    /// <summary>The request as the solver assigned it; null where the patterns leave a value that cannot be written down.</summary>
    public Request? Read(Func<int, bool> isTrue, out FreeValue? unreadable)
    {
        var context = Keys.Read(isTrue, out unreadable);
        if (context is null || ReadAction(isTrue) is not { } named || resource.Find(isTrue) is not Finding.Value on)
        {
            return null;
        }

        var provider = context.Find(Words.FederatedProvider)?.Values[0] ?? "";
        if (Callers.Read(isTrue, provider) is not { } caller)
        {
            return null;
        }

        return new(caller, named, on.Text, Keys.ReadOwner(isTrue), caller is Caller.TokenHolder ? context.Without(Words.FederatedProvider) : context);
    }

    /// <summary>An action that the catalogue knows, or, where none fits, any that does: AWS may add it tomorrow.</summary>
    private string? ReadAction(Func<int, bool> isTrue)
    {
        var inside = new List<Glob>();
        var outside = new List<Glob>();
        foreach (var atom in action.Atoms)
        {
            (isTrue(action.Literal(atom).Variable) ? inside : outside).Add(actions[atom]);
        }

        return KnownActions.Find(inside, outside) ?? (action.Find(isTrue) as Finding.Value)?.Text.ToLowerInvariant();
    }
}
