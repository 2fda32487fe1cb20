namespace IamEngine.Decide;

/// <summary>
/// The decision on a request. Both denials refuse it: an explicit one needs a Deny removed, an implicit one an Allow added.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
/// </summary>
public enum Verdict
{
    /// <summary>Every policy type that must allow the request does, and no statement denies it.</summary>
    Allowed,

    /// <summary>A statement denies the request. No Allow overrides it.</summary>
    ExplicitlyDenied,

    /// <summary>No statement denies the request, but a policy type that must allow it does not.</summary>
    ImplicitlyDenied,
}
