using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IamEngine.Vocabulary;

namespace IamEngine.Catalogue;

/// <summary>An action: <c>s3:GetObject</c>.</summary>
public sealed partial class CatalogueAction
{
    // The only global keys that depend on the action: the reference lists them with each action that supports them.
    private static readonly string[] GlobalKeysOfSomeActions =
        ["aws:RequestTag/${TagKey}", "aws:ResourceTag/${TagKey}", "aws:TagKeys"];

    internal CatalogueAction(CatalogueService service, string name)
    {
        Service = service;
        Name = name;
        FullName = $"{service.Prefix}:{name}";
    }

    public CatalogueService Service { get; }

    /// <summary>The name without the service's prefix: <c>GetObject</c>.</summary>
    public string Name { get; }

    /// <summary>The name as a policy writes it: <c>s3:GetObject</c>.</summary>
    public string FullName { get; }

    public required AccessLevel AccessLevel { get; init; }

    /// <summary>The types of resource it acts on, by name. If empty, see <see cref="IsWildcardOnly"/>.</summary>
    public required ImmutableArray<ActionResourceType> ResourceTypes { get; init; }

    /// <summary>The condition keys that the reference lists for the action on any resource. A request can have more, see
    /// <see cref="MaySupply"/>.</summary>
    public required ImmutableArray<CatalogueConditionKey> ConditionKeys { get; init; }

    /// <summary>Whether the action has no resource types, so that only <c>"Resource": "*"</c> allows it:
    /// <c>s3:ListAllMyBuckets</c>.</summary>
    /// <remarks>
    /// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
    /// </remarks>
    public bool IsWildcardOnly => ResourceTypes.IsEmpty;

    /// <summary>
    /// Whether a request can name no resource, so that only <c>"Resource": "*"</c> allows it: there is no resource type, or only
    /// an optional one, as for <c>cloudwatch:PutMetricData</c>.
    /// </summary>
    public bool MayNameNoResource => ResourceTypes is [] or [{ IsRequired: false }];

    /// <summary>
    /// Whether the action gives access to others: by its access level, or by its name, because AWS lists some such actions as
    /// Write: <c>kinesis:PutResourcePolicy</c>.
    /// </summary>
    public bool ChangesPermissions => AccessLevel == AccessLevel.PermissionsManagement
        || (AccessLevel == AccessLevel.Write && GivesAccess().IsMatch(Name));

    /// <summary>Whether the Resource element of a policy can match a resource that this action acts on. It cannot if
    /// <c>s3:GetObject</c> meets <c>arn:aws:s3:::bucket</c>, which is no object.</summary>
    public bool CanActOn(string resource) => IsWildcardOnly
        ? resource.AsSpan().Trim('*').IsEmpty && resource.Length > 0
        : ResourceTypes.Any(type => type.Type.CanMatch(resource));

    /// <summary>Whether a request for this action can have the condition key: one of its own or of its resources, a global key,
    /// or one that an identity provider sets for the caller's session. Any other key is always
    /// missing.</summary>
    public bool MaySupply(string key)
    {
        var isGlobal = AwsCatalogue.FindGlobalConditionKey(key) is { } global && !GlobalKeysOfSomeActions.Contains(global.Name);
        return isGlobal || HasOwn(key) || IdentityProviderKeys.Find(key) is not null;
    }

    public override string ToString() => FullName;

    [GeneratedRegex("^(Add|Associate|Attach|Create|Modify|Put|Set|Update).*"
        + "((Access|Cluster|Destination|Permissions?|Resource|Sink)Policy(Statement)?|Permissions?|Grant|ResourceShare|RoleAlias)"
        + "\\z")]
    private static partial Regex GivesAccess();

    private bool HasOwn(string key) => ConditionKeys
        .Concat(ResourceTypes.SelectMany(type => type.ConditionKeys.Concat(type.Type.ConditionKeys)))
        .Any(own => own.Matches(key));
}
