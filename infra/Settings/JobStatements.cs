using System.Text.RegularExpressions;
using IamEngine.Catalogue;
using IamEngine.Model;
using IamEngine.Vocabulary;
using Policies.Access;

namespace Infra.Settings;

/// <summary>
/// Reads an item of <c>infra:emr.job.statements</c>: <c>actions</c> by their whole names, and <c>resources</c>. AWS's catalogue
/// must know the actions, and they must be able to act on the resources.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
/// </summary>
internal static partial class JobStatements
{
    // Services that manage identities and accounts.
    private static readonly string[] OfIdentities =
        ["account", "iam", "identitystore", "organizations", "ram", "rolesanywhere", "sso", "sso-directory", "sts"];

    public static JobStatement? Read(SettingsSection item)
    {
        var names = Required(item, "actions", "write [dynamodb:GetItem], for example");
        var resources = Required(
            item, "resources", "write [\"arn:aws:dynamodb:us-east-1:123456789012:table/orders\"], for example");
        var actions = names.Select(name => Action(item, name)).OfType<CatalogueAction>().ToSeq();
        if (names.Count == 0 || resources.Count == 0 || actions.Count < names.Count)
        {
            return null;
        }

        RefuseWrongResources(item, actions, resources);
        return new(
            actions.Select(action => new ActionPattern(action.FullName)).ToSeq(),
            resources.Select(resource => new ResourcePattern(resource)).ToSeq());
    }

    private static Seq<string> Required(SettingsSection item, string name, string remedy)
    {
        var given = item.Texts(name);
        if (!item.Has(name) || item.IsEmpty(name))
        {
            item.Problem(name, null, "must name at least one", remedy);
        }

        foreach (var same in given.GroupBy(value => value, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
        {
            item.Problem(name, SettingsSection.Shown(same.Key), "is listed twice", "write it once");
        }

        return given;
    }

    private static CatalogueAction? Action(SettingsSection item, string name)
    {
        if (AwsCatalogue.FindAction(name) is not { } action)
        {
            item.Problem(
                "actions", SettingsSection.Shown(name),
                "must be the whole name of an action that AWS's service authorization reference lists, without wildcards",
                AwsCatalogue.Nearest(name) is { } near ? $"write {near}" : "write dynamodb:GetItem, for example");
            return null;
        }

        var (rule, remedy) = action switch
        {
            { Service.Prefix: "s3" or "s3express" } => (
                "acts on a bucket, which the policy of the S3 endpoint must allow too", "write the bucket under job.buckets"),
            { FullName: "cloudwatch:PutMetricData" } => (
                "can be limited to namespaces", "write the namespace under job.metrics"),
            _ when OfIdentities.Contains(action.Service.Prefix) => (
                "is a call about identities or accounts, which no job may make", "leave it out"),
            { ChangesPermissions: true } => (
                "changes permissions, which no job may do", "leave it out; an administrator changes permissions"),
            { AccessLevel: AccessLevel.Tagging } => (
                "changes tags, on which permissions depend, so no job may do it", "leave it out"),
            _ => (null, ""),
        };
        if (rule is null)
        {
            return action;
        }

        item.Problem("actions", action.FullName, rule, remedy);
        return null;
    }

    private static void RefuseWrongResources(SettingsSection item, Seq<CatalogueAction> actions, Seq<string> resources)
    {
        if (resources is ["*"] && actions.All(action => action.MayNameNoResource))
        {
            return;
        }

        if (actions.FirstOrDefault(action => action.IsWildcardOnly) is { } unlimited)
        {
            item.Problem(
                "resources", SettingsSection.Shown(string.Join(", ", resources)),
                $"must be * alone for {unlimited}, which AWS cannot limit to a resource",
                $"write {unlimited} with resources [\"*\"] in an item of its own");
            return;
        }

        var wrong = resources.Where(resource => !Resource().IsMatch(resource)).ToArray();
        foreach (var resource in wrong)
        {
            item.Problem(
                "resources", SettingsSection.Shown(resource),
                "must be an ARN with a name; it may have one wildcard *, at its end and after a part of the name",
                "write arn:aws:dynamodb:us-east-1:123456789012:table/orders, for example");
        }

        foreach (var resource in resources.Except(wrong).Where(resource => !actions.Any(action => action.CanActOn(resource))))
        {
            item.Problem(
                "resources", resource, $"is no resource that {string.Join(" or ", actions)} can act on",
                $"write the ARN of {Types(actions)}");
        }

        foreach (var action in actions.Where(action => wrong.Length == 0 && resources.Any(resource => actions.Any(
            other => other.CanActOn(resource))) && !resources.Any(action.CanActOn)))
        {
            item.Problem(
                "actions", action.FullName, "can act on none of the resources of this item", $"add the ARN of {Types([action])}");
        }
    }

    private static string Types(IEnumerable<CatalogueAction> actions) => string.Join(" or ", actions
        .SelectMany(action => action.ResourceTypes).Select(type => type.Type.Name).Distinct().Select(Article));

    private static string Article(string noun) => $"{("aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an" : "a")} {noun}";

    // Partition, service, Region and account are literal. In the resource, `table/*` would be every table.
    [GeneratedRegex(
        @"^arn:aws[a-z-]{0,12}:[a-z0-9-]{1,40}:[a-z0-9-]{0,30}:[0-9]{0,12}:"
        + @"(?:[^*?$/:\x00-\x20\x7f]+|[^*?$/:\x00-\x20\x7f]+[/:][^*?$\x00-\x20\x7f]+\*?)\z")]
    private static partial Regex Resource();
}
