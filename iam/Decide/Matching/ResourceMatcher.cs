using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Matching;

/// <summary>
/// A statement's <c>Resource</c> or <c>NotResource</c>. A statement without either applies to the resource that the policy is
/// attached to.
/// </summary>
internal sealed class ResourceMatcher
{
    private readonly ArnMatcher?[] patterns;
    private readonly bool negated;
    private readonly bool attached;

    /// <param name="element">The element.</param>
    /// <param name="version">The document's version: variables work in 2012-10-17 only.</param>
    /// <param name="completes">
    /// Whether AWS completes an ARN of fewer than six parts with stars. It does so in policies of identities. In other policies
    /// such an ARN matches only if it ends with a star.
    /// </param>
    public ResourceMatcher(ResourceElement element, PolicyVersion version, bool completes)
    {
        attached = element is ResourceElement.Attached;
        negated = element is ResourceElement.NotResource;
        patterns = [
            .. element.Patterns.Select(
                pattern => pattern.Text == "*" ? null : ArnMatcher.Resource(pattern.Text, version, completes))];
    }

    public bool Matches(Request request) => Holds(FirstMatch(request));

    /// <summary>Whether the element matches, given the result of <see cref="FirstMatch"/>.</summary>
    public bool Holds(int firstMatch) => attached || (firstMatch >= 0) != negated;

    /// <summary>The index of the first pattern that matches the request's resource, or -1.</summary>
    public int FirstMatch(Request request)
    {
        for (var i = 0; i < patterns.Length; i++)
        {
            // AWS replaces variables in the resource part only. In an earlier part a variable never matches.
            if (patterns[i] is not { } pattern
                || (!pattern.HasVariableBeforeResource && pattern.Matches(request.Resource, request)))
            {
                return i;
            }
        }

        return -1;
    }
}
