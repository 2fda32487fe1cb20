using System.Collections.Concurrent;
using System.IO.Enumeration;
using IamEngine.Model;
using IamEngine.Prove.Globs;
using IamEngine.Prove.Solve;

namespace IamEngine.Prove.Encode;

/// <summary>Requests that AWS decides whatever policies say, as formulas: <c>SpecialCases</c> of the evaluator.</summary>
internal sealed class SpecialRequests(Encoding encoding, RequestSpace space)
{
    private static readonly string[] Services = ["iam", "kms", "sts"];

    // The patterns here and in PolicySetEncoder; each question needs many of them.
    private static readonly ConcurrentDictionary<string, Glob> KnownActions = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, Glob> KnownResources = new(StringComparer.Ordinal);

    private Circuit Circuit => encoding.Circuit;

    private CallerSpace Callers => space.Callers;

    /// <summary>Whether a document allows an action of a service with such requests; if not, no formula is needed.</summary>
    public static bool MayBeAllowedBy(PolicyDocument document) => document.AllStatements.Any(statement =>
        statement.Effect == Effect.Allow
            && (statement.Action is not ActionElement.Action { Patterns: var patterns }
                || patterns.Any(pattern => Services.Any(service => FileSystemName.MatchesSimpleExpression(
                    pattern.Text.Split(':')[0], service)))));

    /// <summary>Requests that need no permission and that no policy can deny.</summary>
    public Literal NeedNoPermission() => Circuit.Any(
        Circuit.All(
            Action("sts:GetCallerIdentity"), !Callers.Is(CallerKind.Anonymous), !Callers.Is(CallerKind.TokenHolder)),
        Circuit.All(Action("sts:GetSessionToken"), HasLongTermCredentials()));

    /// <summary>Requests that no policy can allow.</summary>
    public Literal AreReservedToAws() => Circuit.Any(
        Circuit.All(Callers.Is(CallerKind.AccountRoot), Action("sts:AssumeRole")),
        Circuit.All(Callers.Is(CallerKind.FederatedUser), Action("sts:*")),
        Circuit.All(Action("sts:GetSessionToken"), !HasLongTermCredentials()),
        Circuit.All(
            ResourceHolds(":iam::aws:policy/"),
            Action(
                "iam:CreatePolicy", "iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:DeletePolicyVersion",
                    "iam:SetDefaultPolicyVersion",
                "iam:TagPolicy", "iam:UntagPolicy")),
        Circuit.All(ResourceHolds(":role/aws-reserved/"), Action("iam:*"), !Action("iam:Get*", "iam:List*", "iam:Simulate*")),
        Circuit.All(ResourceHolds(":alias/aws/"), Action("kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias")));

    /// <summary>The action is one of these patterns.</summary>
    public Literal Action(params ReadOnlySpan<string> patterns)
    {
        var any = new List<Literal>();
        foreach (var pattern in patterns)
        {
            any.Add(space.Action(KnownActions.GetOrAdd(pattern, Patterns.Action)));
        }

        return Circuit.Any(any);
    }

    /// <summary>The resource's ARN contains the text.</summary>
    public Literal ResourceHolds(string text) =>
        space.Resource(KnownResources.GetOrAdd(text, AnyWith));

    private static Glob AnyWith(string text) => Glob.Of([Token.Many, .. text.Select(Token.Of), Token.Many], ignoreCase: false);

    private Literal HasLongTermCredentials() => Circuit.Any(Callers.Is(CallerKind.User), Callers.Is(CallerKind.AccountRoot));
}
