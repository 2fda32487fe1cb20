using System.Numerics;
using IamEngine.Decide.Matching;

namespace IamEngine.Decide.Explain;

/// <summary>The facts that a decision depends on, as flags. The rule can be applied to any subset of them.</summary>
[Flags]
internal enum Facts
{
    None = 0,
    Identity = 1,
    Boundary = 2,
    Session = 4,
    ResourceNamesItself = 8,
    ResourceNamesOrigin = 16,
    ResourceNamesAccount = 32,
    Endpoint = 64,
    Levels = 128,
    All = 255,
}

internal static class FactsOf
{
    public static Facts Read(in Evidence evidence) =>
        (evidence.IdentityAllows ? Facts.Identity : 0)
        | (evidence.BoundaryAllows ? Facts.Boundary : 0)
        | (evidence.SessionAllows ? Facts.Session : 0)
        | (evidence.ResourceAllows.Includes(PrincipalMatch.Itself) ? Facts.ResourceNamesItself : 0)
        | (evidence.ResourceAllows.Includes(PrincipalMatch.Origin) ? Facts.ResourceNamesOrigin : 0)
        | (evidence.ResourceAllows.Includes(PrincipalMatch.Account) ? Facts.ResourceNamesAccount : 0)
        | (evidence.EndpointAllows ? Facts.Endpoint : 0)
        | (evidence.EveryLevelAllows ? Facts.Levels : 0);

    public static Evidence With(this Evidence evidence, Facts facts) => evidence with
    {
        IdentityAllows = facts.HasFlag(Facts.Identity),
        BoundaryAllows = facts.HasFlag(Facts.Boundary),
        SessionAllows = facts.HasFlag(Facts.Session),
        ResourceAllows = (facts.HasFlag(Facts.ResourceNamesItself) ? PrincipalMatch.Itself : 0)
            | (facts.HasFlag(Facts.ResourceNamesOrigin) ? PrincipalMatch.Origin : 0)
            | (facts.HasFlag(Facts.ResourceNamesAccount) ? PrincipalMatch.Account : 0),
        EndpointAllows = facts.HasFlag(Facts.Endpoint),
        EveryLevelAllows = facts.HasFlag(Facts.Levels),
    };

    /// <summary>
    /// The smallest subsets of <paramref name="among"/> that the rule allows together with <paramref name="fixedFacts"/>.
    /// </summary>
    public static List<Facts> SmallestThatAllow(in Evidence evidence, Facts fixedFacts, Facts among)
    {
        var found = new List<Facts>();
        for (var size = 0; found.Count == 0 && size <= BitOperations.PopCount((uint)among); size++)
        {
            // Enumerates all subsets of a bit set, from the whole set to the empty one.
            for (var subset = among; ; subset = (subset - 1) & among)
            {
                if (BitOperations.PopCount((uint)subset) == size
                    && DecisionRule.Decide(evidence.With(fixedFacts | subset)) == Verdict.Allowed)
                {
                    found.Add(subset);
                }

                if (subset == Facts.None)
                {
                    break;
                }
            }
        }

        return found;
    }
}
