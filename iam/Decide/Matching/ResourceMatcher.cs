using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Matching;

/// <summary>
/// A statement's <c>Resource</c> or <c>NotResource</c>, or neither, which is whatever the document is attached to.
/// </summary>
internal sealed class ResourceMatcher
{
    private readonly ArnMatcher?[] patterns;
    private readonly bool negated;
    private readonly bool attached;

    /// <param name="element">The element.</param>
    /// <param name="version">The document's version: variables work in 2012-10-17 only.</param>
    /// <param name="completes">
    /// Whether AWS fills up an ARN of fewer than six parts with stars: it does in the policies of identities; elsewhere such an
    /// ARN matches only if it ends in a star.
    /// </param>
    public ResourceMatcher(ResourceElement element, PolicyVersion version, bool completes)
    {
        attached = element is ResourceElement.Attached;
        negated = element is ResourceElement.NotResource;
        patterns = [
            .. element.Patterns.Select(
                pattern => pattern.Text == "*" ? null : ArnMatcher.Resource(pattern.Text, version, completes))];
    }

    public bool Matches(Request request) => attached || (FirstMatch(request) >= 0) != negated;

    /// <summary>Which pattern holds the request's resource, or -1.</summary>
    public int FirstMatch(Request request)
    {
        for (var i = 0; i < patterns.Length; i++)
        {
            // A variable can stand for a part of the resource only; before it, it is never replaced and so never matches.
            if (patterns[i] is not { } pattern
                || (!pattern.HasVariableBeforeResource && pattern.Matches(request.Resource, request)))
            {
                return i;
            }
        }

        return -1;
    }
}
