using IamEngine.Model;
using IamEngine.Requests;

namespace Review.Deployed;

/// <summary>
/// The principals that some request of a kind is allowed to. The prover searches all contexts, so a principal that is not listed
/// has no allowed request at all, under the assumptions.
/// </summary>
/// <param name="Allowed">In the order of the accounts; principals outside of them come last.</param>
public sealed record WhoCan(
    AccessRequest Request,
    IReadOnlyList<AllowedPrincipal> Allowed,
    IReadOnlyList<UndecidedPrincipal> Undecided,
    int Asked,
    IReadOnlyList<AccountId> Accounts,
    IReadOnlyList<string> Assumptions,
    IReadOnlyList<string> Unread)
    : AccountAnswer(Undecided, Asked, Accounts, Assumptions, Unread)
{
    /// <summary>Asks about each principal by itself.</summary>
    public static WhoCan Ask(AccessRequest request, DeployedAccounts deployed)
    {
        var resource = ResourceOf(request, deployed);
        var question = new AccessSearch(request, resource, deployed.Memberships);
        return Ask(request, deployed, resource, question, principal => question.Ask(principal));
    }

    /// <summary>Asks about the principals, which share answers: the faster way for many principals.</summary>
    internal static WhoCan Ask(AccessRequest request, DeployedAccounts deployed, SharedAnswers answers) => Ask(
        request, deployed, ResourceOf(request, deployed), answers.Search(request), principal => answers.Ask(principal, request));

    private static DeployedResource? ResourceOf(AccessRequest request, DeployedAccounts deployed)
    {
        var holder = request.Resource is null ? null : AccessRequest.Holder(request.Resource);
        return deployed.Resources.FirstOrDefault(known => known.Arn == holder);
    }

    private static WhoCan Ask(
        AccessRequest request, DeployedAccounts deployed, DeployedResource? resource, AccessSearch question,
        Func<DeployedPrincipal, AccessAnswer> ask)
    {
        var (allowed, undecided) = (new List<AllowedPrincipal>(), new List<UndecidedPrincipal>());
        foreach (var principal in deployed.Principals)
        {
            Note(principal.Unread.Count > 0 ? new(principal.Principal.Name, null, [], null) : ask(principal), principal.Unread);
        }

        foreach (var answer in question.AskOutsiders(deployed))
        {
            Note(answer, []);
        }

        return new(
            request,
            allowed,
            undecided,
            deployed.Principals.Count,
            deployed.Accounts,
            [.. AssumptionsOf(request, resource, deployed)],
            [.. deployed.Unread.Concat(resource?.Unread ?? Missing(request)).Distinct()]);

        // Policies that could not be read can allow more, and can deny what the others allow.
        void Note(AccessAnswer answer, IReadOnlyList<string> unread)
        {
            if (unread.Count > 0)
            {
                undecided.Add(new(answer.Principal, string.Join("; ", unread)));
            }
            else if (answer.Reason is { } reason)
            {
                undecided.Add(new(answer.Principal, reason));
            }
            else if (answer.Example is { } example)
            {
                allowed.Add(new(answer.Principal, example, answer.By, answer.Known));
            }
        }
    }

    // Keys and roles always have a resource policy, and it decides first.
    private static string[] Missing(AccessRequest request) =>
        request.Resource is { Service: "kms", ResourceType: "key" } or { Service: "iam", ResourceType: "role" }
            ? [$"{request.Resource} is not in the folder"] : [];

    private static IEnumerable<string> AssumptionsOf(
        AccessRequest request, DeployedResource? resource, DeployedAccounts deployed)
    {
        yield return "the folder holds the policies as they are now";
        yield return $"the root user of account {request.Owner} can do everything that no service control policy, resource "
            + "control policy or resource policy denies; it is not listed";
        if (request.Resource is { Service: not "iam" } && resource is null && Missing(request) is [])
        {
            yield return $"{AccessRequest.Holder(request.Resource)} is not in the folder; it is assumed to have no "
                + "resource policy";
        }

        if (!deployed.Memberships.ContainsKey(request.Owner))
        {
            yield return $"no organization of account {request.Owner} is in the folder; its service and resource control "
                + "policies can deny more";
        }

        if (request.Resource?.Service == "s3")
        {
            string[] left =
            [
                "access points",
                .. resource?.PublicAccess is { HasNoAcl: true } ? [] : (string[])["access control lists"],
                .. resource?.PublicAccess?.IsRestricted is not null ? [] : (string[])["S3 Block Public Access"],
            ];
            yield return $"{string.Join(" and ", left)} of {AccessRequest.Holder(request.Resource).Resource} are not considered";
        }

        if (request.Resource?.Service == "kms" && resource is { HasGrants: false })
        {
            yield return $"the grants of {request.Resource} are not in the folder; each allows its principal more";
        }

        yield return "requests come through no VPC endpoint whose policy denies them, and sessions have no session policy; both "
            + "only restrict, and the caller chooses them";
    }
}

/// <param name="Example">An allowed request, with the smallest context that was found.</param>
/// <param name="By">The statements that allow it.</param>
/// <param name="Known">The condition keys whose value follows from the accounts.</param>
public sealed record AllowedPrincipal(
    string Principal, Request Example, IReadOnlyList<AllowingStatement> By, IReadOnlyList<string> Known)
{
    /// <summary>The part of the example's context that the accounts do not determine.</summary>
    public IEnumerable<KeyValuePair<string, ContextValue>> Context =>
        Example.Context.Entries.Where(entry => !Known.Contains(entry.Key, StringComparer.OrdinalIgnoreCase));
}
