using IamEngine.Model;
using static IamEngine.Model.Statement;

namespace Policies.Access.Rights;

/// <summary>Groups rights into statements: one per place, with every action of that place.</summary>
internal static class RightStatements
{
    public static IEnumerable<IdentityStatement> For(StackScope scope, IEnumerable<Right> rights, string verb) =>
        rights.GroupBy(right => right.Place).Select(place =>
            Allow($"{verb}{place.Key.Name}", [.. place.Select(right => new ActionPattern(right.Action))])
                .On([.. place.Key.Resources(scope)])
                .When([.. place.Key.Conditions(scope)]));
}
