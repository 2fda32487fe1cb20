using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Matching;

/// <summary>A statement's <c>Action</c> or <c>NotAction</c>. The comparison ignores case.</summary>
internal sealed class ActionMatcher(ActionElement element)
{
    private readonly GlobMatcher[] patterns = [
        .. element.Patterns.Select(pattern => GlobMatcher.Parse(pattern.Text, PolicyVersion.Unstated))];
    private readonly bool negated = element is ActionElement.NotAction;

    public bool Matches(Request request) => Holds(FirstMatch(request));

    /// <summary>Whether the element matches, given the result of <see cref="FirstMatch"/>.</summary>
    public bool Holds(int firstMatch) => (firstMatch >= 0) != negated;

    /// <summary>The index of the first pattern that matches the request's action, or -1.</summary>
    public int FirstMatch(Request request)
    {
        for (var i = 0; i < patterns.Length; i++)
        {
            if (patterns[i].Matches(request.Action, request, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
