using Review.Model;
using Review.Updates;

namespace Review.Findings;

/// <summary>Reports options with which the program asks for a replacement that cannot work.</summary>
internal static class ReplacementOptions
{
    public static IEnumerable<Finding> Check(StackProgramResult declaration) =>
        from resource in declaration.Resources
        where resource.Options.ReplaceOnChanges.Count > 0 || resource.Options.DeleteBeforeReplace == true
        from obstacle in Replacements.Of(
            declaration.Resources, declaration.Resources, new HashSet<string> { resource.Urn }, new HashSet<string>())
            .Values.SelectMany(replacement => replacement.Obstacles.Select(what => $"{replacement.Resource.Name}: {what}"))
        select new Finding(
            "REPLACEMENT_FAILS",
            Severity.Warning,
            $"its options ask for a replacement, which fails at {obstacle}",
            resource.Urn,
            "let the change be made in place, or leave the options out");
}
