using IamEngine.Model;
using IamEngine.Requests;
using IamEngine.Vocabulary;
using Review.Model.Accounts;

namespace Review.Deployed;

/// <summary>
/// What a principal becomes after it writes policies for itself, or for an identity that it creates or becomes.
/// https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/
/// </summary>
internal sealed class PolicyRewrites(DeployedAccounts deployed, SharedAnswers answers, Takeovers takeovers)
{
    private static readonly string[] Kinds = ["Role", "User"];

    private static readonly string[] Versions = ["iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"];

    private static readonly string[] OfGroups = ["iam:AttachGroupPolicy", "iam:PutGroupPolicy"];

    private readonly Dictionary<string, IReadOnlyList<DeployedPrincipal>> written = new(StringComparer.Ordinal);

    /// <summary>The calls, in their order, and the principal with its new policies.</summary>
    public IEnumerable<(IReadOnlyList<PathCall> Calls, DeployedPrincipal Becomes)> Of(DeployedPrincipal principal)
    {
        var arn = principal.Principal.Arn;
        if (Writing(principal, principal) is { } own)
        {
            var kind = Takeovers.IsRole(principal) ? "Role" : "User";
            var lifted = principal.Principal.Boundary.Count == 0 ? null
                : answers.First(principal, [$"iam:Delete{kind}PermissionsBoundary"], arn, "lifts its permissions boundary");
            yield return (lifted is null ? [own] : [lifted, own], WithEverything(principal, lifted is not null));
        }

        foreach (var group in principal.Principal.Caller is Caller.User ? deployed.Groups : [])
        {
            if (!principal.Groups.Contains(group.Arn) && group.Arn.Account == arn.Account
                && answers.Try(principal, "iam:AddUserToGroup", group.Arn, $"joins the group {group.Arn.LastName}") is { } joined)
            {
                yield return ([joined], principal with
                {
                    Principal = principal.Principal with { Identity = [.. principal.Principal.Identity, .. group.Identity] },
                });
                if (answers.First(principal, OfGroups, group.Arn, $"decides the policies of {group.Arn.LastName}") is { } written)
                {
                    yield return ([joined, written], WithEverything(principal, isLifted: false));
                }
            }
        }

        if (Created(principal) is { } created)
        {
            yield return created;
        }

        foreach (var written in OthersWritten(principal))
        {
            yield return written;
        }
    }

    /// <summary>
    /// The call with which a principal decides the policies of another, or its own: inline, attached, a version of a policy, or
    /// those of a group. Null if it is not allowed one.
    /// </summary>
    public PathCall? Writing(DeployedPrincipal principal, DeployedPrincipal other)
    {
        var (arn, kind) = (other.Principal.Arn, Takeovers.IsRole(other) ? "Role" : "User");
        var whose = ReferenceEquals(principal, other) ? "its own policies" : $"the policies of {arn.LastName}";
        return answers.First(principal, Give(kind), arn, $"decides {whose}")
            ?? Versions.Where(action => answers.MayName(principal, action)).SelectMany(action => other.Managed.Select(Arn.Of)
                    .Where(policy => policy.Account == arn.Account)
                    .Select(policy => answers.Try(principal, action, policy, $"decides {whose}, with {policy.LastName}")))
                .FirstOrDefault(call => call is not null)
            ?? other.Groups.Select(group => answers.First(
                    principal, OfGroups, group, $"decides {whose}, with its group {group.LastName}"))
                .FirstOrDefault(call => call is not null);
    }

    // A new identity without a permissions boundary; the new role's trust policy names its creator.
    public (IReadOnlyList<PathCall> Calls, DeployedPrincipal Becomes)? Created(DeployedPrincipal principal)
    {
        var arn = principal.Principal.Arn;
        foreach (var (kind, last) in ((string, string?)[])[("Role", null), ("User", "iam:CreateAccessKey")])
        {
            var made = Arn.Of($"arn:{arn.Partition}:iam::{arn.Account}:{kind.ToLowerInvariant()}/new");
            var unbound = new StringKey(IamKeys.PermissionsBoundary.Name).IsMissing();
            if (answers.Try(principal, $"iam:Create{kind}", made, $"creates a {kind.ToLowerInvariant()}", unbound) is { } create
                && (answers.Try(principal, $"iam:Put{kind}Policy", made, "decides its policies", unbound)
                    ?? answers.Try(principal, $"iam:Attach{kind}Policy", made, "decides its policies", unbound)) is { } give)
            {
                var key = last is null ? null : answers.Try(principal, last, made, "has its access key");
                if (last is null || key is not null)
                {
                    Caller caller = kind == "User" ? new Caller.User(made)
                        : new Caller.RoleSession(made, made.Session("session"));
                    IReadOnlyList<PathCall> calls = key is null ? [create, give] : [create, give, key];
                    return (calls, new(new(made.ToString(), caller, [StackPrincipal.Everything]), null, []));
                }
            }
        }

        return null;
    }

    // One other identity that the principal can both write policies for and become.
    private IEnumerable<(IReadOnlyList<PathCall> Calls, DeployedPrincipal Becomes)> OthersWritten(DeployedPrincipal principal)
    {
        foreach (var kind in Kinds.Where(kind => Writers(kind).Any(action => answers.MayName(principal, action))))
        {
            if (Writable(principal, kind).FirstOrDefault(other => !ReferenceEquals(other, principal)) is { } other
                && Written(principal, other) is { } calls)
            {
                yield return (calls, WithEverything(other, isLifted: false));
            }
        }
    }

    // Principals whose policies say the same write and become the same others. Two are enough: one can be the principal itself.
    private IReadOnlyList<DeployedPrincipal> Writable(DeployedPrincipal principal, string kind)
    {
        var key = $"{kind} {takeovers.KeyOf(principal, kind)} {string.Join('|', Writers(kind).Select(action =>
            answers.SliceOf(principal, new(action)).Key))}";
        return written.TryGetValue(key, out var known) ? known
            : written[key] = [.. deployed.Principals.Where(other => Takeovers.IsRole(other) == (kind == "Role")
                    && other.Principal.Arn.Account == principal.Principal.Arn.Account
                    && Written(principal, other) is not null)
                .Take(2)];
    }

    private PathCall[]? Written(DeployedPrincipal principal, DeployedPrincipal other) =>
        Writing(principal, other) is { } written && takeovers.Becoming(principal, other) is { } becomes
            ? [written, becomes] : null;

    private static string[] Give(string kind) => [$"iam:Put{kind}Policy", $"iam:Attach{kind}Policy"];

    private static string[] Writers(string kind) => [.. Give(kind), .. Versions, .. kind == "User" ? OfGroups : []];

    public static DeployedPrincipal WithEverything(DeployedPrincipal principal, bool isLifted) => principal with
    {
        Principal = principal.Principal with
        {
            Identity = [StackPrincipal.Everything],
            Boundary = isLifted ? [] : principal.Principal.Boundary,
        },
    };
}
