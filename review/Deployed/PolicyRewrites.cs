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

    private readonly Dictionary<string, IReadOnlyList<DeployedPrincipal>> written = new(StringComparer.Ordinal);

    /// <summary>The calls, in their order, and the principal with its new policies.</summary>
    public IEnumerable<(IReadOnlyList<PathCall> Calls, DeployedPrincipal Becomes)> Of(DeployedPrincipal principal)
    {
        var (arn, kind) = (principal.Principal.Arn, Takeovers.IsRole(principal) ? "Role" : "User");
        var itself = "decides its own policies";
        var own = answers.First(principal, [$"iam:Put{kind}Policy", $"iam:Attach{kind}Policy"], arn, itself)
            ?? principal.Managed.Select(Arn.Of).Where(policy => policy.Account == arn.Account)
                .Select(policy => answers.First(
                    principal, ["iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"], policy,
                    $"decides what the policy {policy.LastName} allows it"))
                .FirstOrDefault(call => call is not null)
            ?? principal.Groups.Select(group => answers.First(
                principal, ["iam:PutGroupPolicy", "iam:AttachGroupPolicy"], group,
                    $"decides the policies of its group {group.LastName}"))
                .FirstOrDefault(call => call is not null);
        if (own is not null)
        {
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

    /// <summary>The call with which a principal decides the policies of another; null if it is not allowed one.</summary>
    public PathCall? Writing(DeployedPrincipal principal, DeployedPrincipal other) => answers.First(
        principal, Give(Takeovers.IsRole(other) ? "Role" : "User"), other.Principal.Arn,
        $"decides the policies of {other.Principal.Arn.LastName}");

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
        foreach (var kind in Kinds.Where(kind => Give(kind).Any(action => answers.MayName(principal, action))))
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
        var key = $"{kind} {takeovers.KeyOf(principal, kind)} {string.Join('|', Give(kind).Select(action =>
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

    public static DeployedPrincipal WithEverything(DeployedPrincipal principal, bool isLifted) => principal with
    {
        Principal = principal.Principal with
        {
            Identity = [StackPrincipal.Everything],
            Boundary = isLifted ? [] : principal.Principal.Boundary,
        },
    };
}
