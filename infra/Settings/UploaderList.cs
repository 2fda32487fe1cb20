using System.Text.RegularExpressions;
using IamEngine.Model;
using Policies.Access;

namespace Infra.Settings;

/// <summary>
/// <c>infra:uploaders</c>: the uploaders of the stack, each with a role, prefixes of its own, and who may assume the role.
/// Default: the one uploader that <c>infra:access</c> describes.
/// </summary>
internal static partial class UploaderList
{
    public const string Key = "infra:uploaders";

    // An uploader has a role and at most four policies; an account can have 1000 roles and 1500 policies.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    private const int Most = 50;

    /// <summary>The trust policy names each user, and the policies name each prefix; AWS limits their sizes.</summary>
    private const int MostUsers = 10, MostPrefixes = 10;

    private static readonly string[] ForUsersOnly =
        ["requireMfa", "mfaMaxAgeSeconds", "sessionNamedForUser", .. UploaderUser.Settings];

    /// <summary>Reads the list, or <c>infra:access</c> without one.</summary>
    /// <param name="json">The value of <see cref="Key"/>; null if it is not set.</param>
    /// <param name="secretKeys">The keys of settings that contain an encrypted value.</param>
    public static Seq<AccessSettings> Read(
        string? json, SettingsSection access, IReadOnlySet<string> secretKeys, PreviewAccessSettings? delivery, Stage stage,
        ProblemList problems, NoteList notes)
    {
        var isSecret = secretKeys.Contains(Key);
        var items = SettingsList.Of(Key, json, problems);
        if (items.Count == 0)
        {
            return [AccessSettings.Read(access, secretKeys.Contains("infra:access"), stage, notes)];
        }

        if (access.HasAny)
        {
            access.Problem(
                null,
                $"must be empty if {Key} is set: it describes the only uploader of a stack without that list",
                $"move its settings into an item of {Key} with the name {AccessSettings.DefaultName}, which keeps its user, key "
                    + "and role");
        }

        if (items.Count > Most)
        {
            problems.Add(
                Key, $"{items.Count} items", $"must have at most {Most} items",
                "give uploaders with the same prefixes one item with several users");
        }

        var uploaders = items.Take(Most).Select(item => ReadItem(item, isSecret, delivery, notes)).ToSeq();
        RefuseTwice(uploaders.Select(uploader => uploader.Name), "uploaders", problems);
        RefuseTwice(
            uploaders.DistinctBy(uploader => uploader.Name).SelectMany(uploader => uploader.Users).Select(user => user.Name),
            "users", problems);
        RefuseContradictoryProviders(uploaders, problems);
        NoteSharedIdentities(uploaders, notes);
        return uploaders;
    }

    private static AccessSettings ReadItem(
        SettingsSection item, bool isSecret, PreviewAccessSettings? delivery, NoteList notes)
    {
        var name = item.Required("name", "the name of the uploader", "write jobs, for example") ?? "";
        CheckName(item, "name", name);
        var grants = ReadGrants(item);
        var identity = ReadIdentity(item, name, delivery, notes);
        var access = AccessSettings.Conditions(item, isSecret, notes) with { Name = name, Identity = identity, Grants = grants };
        RefuseWrongConditions(item, access);
        item.RefuseUnknown();
        return access;
    }

    private static void CheckName(SettingsSection item, string key, string name)
    {
        if (item.Has(key) && !NamePattern().IsMatch(name))
        {
            item.Problem(
                key, SettingsSection.Shown(name),
                "must have 1 to 32 of a-z, 0-9 and -, begin with a letter and not end with -: it becomes part of names in IAM",
                "write jobs, for example");
        }
    }

    private static Seq<PrefixGrant> ReadGrants(SettingsSection item)
    {
        var grants = new List<PrefixGrant>();
        var texts = item.TextMap("prefixes");
        if (item.IsEmpty("prefixes") || texts.Count > MostPrefixes)
        {
            item.Problem(
                "prefixes", texts.Count == 0 ? null : $"{texts.Count} prefixes",
                $"must name 1 to {MostPrefixes} prefixes of the bucket, each with read, write or delete",
                texts.Count == 0 ? "write exports/: write, for example" : "name a prefix that contains several of them");
        }

        foreach (var (text, use) in texts)
        {
            var at = $"prefixes.{text}";
            if (StatePrefix.Ask(text) is Answer<StatePrefix>.No no)
            {
                item.Problem(
                    at, null, string.Join("; ", no.Reasons),
                    StatePrefix.Ask($"{text}/") is Answer<StatePrefix>.Yes ? $"write {text}/"
                        : "write exports/ or exports/daily/, for example");
            }
            else if (!Uses.TryGetValue(use, out var known))
            {
                item.Problem(
                    at, SettingsSection.Shown(use), "must be read, write (which includes read) or delete (which includes both)",
                    "write read, for example");
            }
            else
            {
                grants.Add(new(((Answer<StatePrefix>.Yes)StatePrefix.Ask(text)).Value, known));
            }
        }

        foreach (var inner in grants)
        {
            if (grants.FirstOrDefault(outer => outer != inner && outer.Prefix.Contains(inner.Prefix) && outer.Use >= inner.Use)
                is { } outer)
            {
                item.Problem(
                    $"prefixes.{inner.Prefix}", Uses.First(use => use.Value == inner.Use).Key,
                    $"is inside {outer.Prefix}, where the uploader may already {Uses.First(use => use.Value == outer.Use).Key}",
                    $"leave it out, or allow less in {outer.Prefix}");
            }
        }

        return grants.ToSeq();
    }

    private static readonly Dictionary<string, DataUse> Uses = new(StringComparer.Ordinal)
    {
        ["read"] = DataUse.Read,
        ["write"] = DataUse.Write,
        ["delete"] = DataUse.Delete,
    };

    private static UploaderIdentity ReadIdentity(
        SettingsSection item, string name, PreviewAccessSettings? delivery, NoteList notes)
    {
        string[] kinds = ["users", "github", "gitlab", "permissionSet", "account"];
        string[] given = [.. kinds.Where(item.Has)];
        if (given.Length > 1)
        {
            item.Problem(
                given[1], null,
                $"names a second kind of identity beside {given[0]}; an uploader has one of {string.Join(", ", kinds)}",
                "write an item for each");
        }

        if (given is [] or ["users", ..])
        {
            return new UploaderIdentity.Users(ReadUsers(item, name, notes));
        }

        var section = item.Nested(given[0]);
        return !section.IsReadable ? new UploaderIdentity.Users([]) : given[0] switch
        {
            "github" => FederatedIdentity.GitHub(section, delivery, notes),
            "gitlab" => FederatedIdentity.GitLab(section, delivery),
            "permissionSet" => FederatedIdentity.PermissionSet(section),
            _ => FederatedIdentity.OtherAccount(section, item),
        };
    }

    /// <summary>Names, or objects with <c>name</c>, <c>keys</c>, <c>keyMaxAgeDays</c> and <c>handOver</c>.</summary>
    private static Seq<UploaderUser> ReadUsers(SettingsSection item, string name, NoteList notes)
    {
        if (!item.Has("users"))
        {
            return [UploaderUser.Read(name == AccessSettings.DefaultName ? AccessSettings.DefaultUser : name, item, notes)];
        }

        foreach (var setting in UploaderUser.Settings.Where(item.Has))
        {
            item.Problem(
                setting, null, "belongs to a user, and this uploader names its users",
                "write it in users, beside the name of the user");
        }

        var users = item.EachOrText("users", "name");
        if (item.IsEmpty("users") || users.Count > MostUsers)
        {
            item.Problem(
                "users", users.Count == 0 ? null : $"{users.Count} users", $"must name 1 to {MostUsers} users",
                users.Count == 0 ? "leave it out for one user with the uploader's name" : "write a second item for the others");
        }

        return users.Select(user =>
        {
            var read = user.Required("name", "the name of the user", "write alice, for example") ?? "";
            CheckName(user, "name", read);
            var settings = UploaderUser.Read(read, user, notes);
            user.RefuseUnknown();
            return settings;
        }).ToSeq();
    }

    private static void RefuseWrongConditions(SettingsSection item, AccessSettings access)
    {
        if (access.Identity is UploaderIdentity.Users)
        {
            return;
        }

        foreach (var setting in ForUsersOnly.Where(item.Has))
        {
            item.Problem(setting, null, "applies to users of the stack, and this uploader has none", "leave it out");
        }

        if (item.Has("externalId") && access.Identity is not UploaderIdentity.OtherAccount)
        {
            item.Problem(
                "externalId", null, "applies to users and to another account, which give it when they assume the role",
                "leave it out");
        }

        if (item.Has("sessionTags") && !access.Identity.IsRole)
        {
            item.Problem(
                "sessionTags", null, "needs a caller that passes tags; the tokens of the identity provider contain none",
                "leave it out");
        }

        // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining
        if (access.Identity.IsRole && access.MaxSession > TimeSpan.FromHours(1))
        {
            item.Problem(
                "maxSessionHours", $"{access.MaxSession.TotalHours}",
                "is longer than an hour, the limit of AWS for a role that a session of another role assumes",
                "leave it out");
        }
    }

    private static void RefuseTwice(IEnumerable<string> names, string things, ProblemList problems)
    {
        foreach (var same in names.GroupBy(name => name).Where(same => same.Key.Length > 0 && same.Count() > 1))
        {
            problems.Add(
                Key, SettingsSection.Shown(same.Key), $"is the name of two {things}", "use another name, or one item for both");
        }
    }

    private static void RefuseContradictoryProviders(Seq<AccessSettings> uploaders, ProblemList problems)
    {
        foreach (var same in uploaders.Select(uploader => uploader.Identity.Provider)
            .OfType<TokenProvider>().GroupBy(provider => provider.Issuer)
            .Where(same => same.Select(provider => provider.Exists).Distinct().Count() > 1))
        {
            problems.Add(
                Key, same.Key, "has existingProvider: true in one item and false in another",
                "write existingProvider with the same value in each item for it");
        }
    }

    // The roles stay separate, but whoever can assume both has the prefixes of both.
    private static void NoteSharedIdentities(Seq<AccessSettings> uploaders, NoteList notes)
    {
        for (var i = 1; i < uploaders.Count; i++)
        {
            if (uploaders.Take(i).FirstOrDefault(other => uploaders[i].Identity.CanBe(other.Identity)) is { } first)
            {
                notes.Add(
                    "UPLOADERS_SHARE_IDENTITY", $"{Key}[{i}]",
                    $"one identity can assume the roles of {first.Name} and {uploaders[i].Name}, so it has the prefixes of both",
                    "name another branch, environment, workflow, permission set or role, or write one item for both");
            }
        }
    }

    [GeneratedRegex(@"^[a-z](?:[a-z0-9-]{0,30}[a-z0-9])?\z")]
    private static partial Regex NamePattern();
}
