using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Matching;

/// <summary>
/// A statement's <c>Principal</c> or <c>NotPrincipal</c>.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
/// </summary>
internal sealed class PrincipalMatcher(PrincipalElement element, Effect effect, bool unstatedIsEveryone)
{
    private readonly Principal[] principals = [.. element.Principals];

    public PrincipalMatch Match(Request request, bool callerHasBoundary) => element switch
    {
        PrincipalElement.Everyone => PrincipalMatch.Itself,
        PrincipalElement.Unstated => unstatedIsEveryone ? PrincipalMatch.Itself : PrincipalMatch.None,
        PrincipalElement.NotEveryone => callerHasBoundary && effect == Effect.Deny ? PrincipalMatch.Itself : PrincipalMatch.None,
        PrincipalElement.Principal => Names(request),
        // AWS: a Deny with NotPrincipal also denies a listed caller if the caller has a permissions boundary.
        PrincipalElement.NotPrincipal when callerHasBoundary && effect == Effect.Deny => PrincipalMatch.Itself,
        PrincipalElement.NotPrincipal => IsExempt(request) ? PrincipalMatch.None : PrincipalMatch.Itself,
        _ => throw new InvalidOperationException($"{element.GetType()} is no principal element"),
    };

    private PrincipalMatch Names(Request request)
    {
        var match = PrincipalMatch.None;
        foreach (var principal in principals)
        {
            match |= CallerNames.Match(principal, request);
        }

        return match;
    }

    /// <summary>
    /// Whether the list excepts the caller. AWS checks the account, then the user or role, then the session, and denies at the
    /// first that is not listed. So an exception of a Deny needs all names of the caller. An exception of an Allow needs one.
    /// </summary>
    private bool IsExempt(Request request)
    {
        var match = Names(request);
        if (Array.Exists(principals, principal => principal is Principal.AnyAws))
        {
            return true;
        }

        return effect == Effect.Deny ? match.Includes(CallerNames.All(request.Caller)) : match != PrincipalMatch.None;
    }
}
