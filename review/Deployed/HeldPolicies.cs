using System.Text.Json;
using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Requests;
using Review.Model.Accounts;

namespace Review.Deployed;

/// <summary>
/// Puts together the policies of a user or role: its own inline policies, its managed policies, and those of its groups. Each
/// managed policy is read once.
/// </summary>
/// <param name="managed">The document of a managed policy by its ARN; null if it was not collected.</param>
internal sealed class HeldPolicies(Func<string, JsonElement?> managed)
{
    private readonly Dictionary<string, (IdentityPolicy? Policy, string[] Problems)> read = [];

    /// <param name="sets">The policies of the principal itself, and of each of its groups.</param>
    /// <param name="boundary">The ARN of its permissions boundary; null if it has none.</param>
    public DeployedPrincipal Of(
        Caller caller,
        IEnumerable<PolicyHolder> sets,
        string? boundary,
        IReadOnlyDictionary<string, string>? tags,
        IEnumerable<string> unread)
    {
        var problems = new List<string>(unread);
        var identity = new List<NamedPolicy<IdentityPolicy>>();
        var all = sets.ToArray();
        foreach (var set in all)
        {
            foreach (var inline in set.Inline)
            {
                var name = $"{set.Name}inline policy {inline.Text("PolicyName") ?? "without a name"}";
                if (Inline(inline, name, problems) is { } policy)
                {
                    identity.Add(new(name, policy));
                }
            }

            identity.AddRange(set.Managed.Select(arn => (Arn: arn, Policy: Managed(arn, problems)))
                .Where(found => found.Policy is not null)
                .Select(found => new NamedPolicy<IdentityPolicy>(set.Name + ShortName(found.Arn), found.Policy!)));
        }

        var limit = boundary is null ? null : Managed(boundary, problems);
        var arn = caller is Caller.User user ? user.Arn : ((Caller.RoleSession)caller).Role;
        return new(
            new StackPrincipal(
                arn.ToString(),
                caller,
                identity.ToSeq(),
                limit is null ? [] : [new($"boundary {ShortName(boundary!)}", limit)]),
            tags,
            problems)
        {
            Managed = [.. all.SelectMany(set => set.Managed).Distinct()],
            Groups = [.. all.Select(set => set.Group).OfType<Arn>()],
        };
    }

    /// <summary>A group, with its own policies.</summary>
    public DeployedGroup Group(Arn arn, PolicyHolder set)
    {
        // A caller is needed only to read the policies as those of a user are read.
        var held = Of(new Caller.User(Arn.Of($"arn:{arn.Partition}:iam::{arn.Account}:user/member")), [set], null, null, []);
        return new(arn, held.Principal.Identity, held.Unread);
    }

    private static IdentityPolicy? Inline(JsonElement inline, string name, List<string> problems)
    {
        if (inline.Member("PolicyDocument") is { } document)
        {
            return FolderFiles.Document(PolicyReader.Identity(document), name, problems);
        }

        problems.Add($"{name}: has no PolicyDocument");
        return null;
    }

    private IdentityPolicy? Managed(string arn, List<string> problems)
    {
        if (!read.TryGetValue(arn, out var known))
        {
            var own = new List<string>();
            IdentityPolicy? policy = null;
            if (managed(arn) is { } json)
            {
                policy = FolderFiles.Document(PolicyReader.Identity(json), arn, own);
            }
            else
            {
                own.Add($"the document of the managed policy {arn} is not in the folder");
            }

            read[arn] = known = (policy, [.. own]);
        }

        problems.AddRange(known.Problems);
        return known.Policy;
    }

    private static string ShortName(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}

/// <summary>A user, role or group with the policies that it holds itself.</summary>
/// <param name="Name">The prefix of the policies' names: empty, or <c>group NAME: </c>.</param>
/// <param name="Inline">Objects with <c>PolicyName</c> and <c>PolicyDocument</c>.</param>
/// <param name="Managed">The ARNs of the managed policies.</param>
internal sealed record PolicyHolder(string Name, IReadOnlyList<JsonElement> Inline, IReadOnlyList<string> Managed)
{
    /// <summary>The ARN of the group; null for a user or role.</summary>
    public Arn? Group { get; init; }
}
