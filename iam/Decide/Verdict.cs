namespace IamEngine.Decide;

/// <summary>
/// What AWS answers to a request. Both kinds of "no" refuse it; they differ in what would change it: a Deny must go, or an Allow must come.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
/// </summary>
public enum Verdict
{
    /// <summary>Everything that must allow the request does, and nothing denies it.</summary>
    Allowed,

    /// <summary>A statement denies the request; no Allow anywhere can help.</summary>
    ExplicitlyDenied,

    /// <summary>Nothing denies the request, but something that must allow it does not.</summary>
    ImplicitlyDenied,
}
