using IamEngine.Json;

namespace IamEngine.Check.Syntax;

/// <summary>The actions that a role's trust policy can allow.</summary>
internal static class TrustActions
{
    private static readonly string[] All =
    [
        "sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity", "sts:TagSession", "sts:SetSourceIdentity",
            "sts:SetContext",
    ];

    /// <summary>Whether the action, or one that its wildcards match, is one of them.</summary>
    public static bool Include(TextAt action) => All.Any(known => PatternCoverage.Covers(action.Text, known, ignoreCase: true));
}
