using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Utilities;
using Review.Model;
using Review.Stacks;

namespace Review.Mocks;

/// <summary>
/// Records every resource that the program constructs, with its options, which mocks do not get. It is a stack transformation
/// that changes nothing.
/// </summary>
internal sealed class Recorder
{
    private const string StackType = "pulumi:pulumi:Stack";

    private readonly Lock gate = new();
    private readonly List<ResourceTransformationArgs> seen = [];

    public StackOptions Options => new() { ResourceTransformations = { Record } };

    public bool IsComponent(string type, string name)
    {
        lock (gate)
        {
            return seen.Any(
                args => args.Resource is ComponentResource && args.Resource.GetResourceType() == type
                && args.Resource.GetResourceName() == name);
        }
    }

    /// <summary>Joins the recorded resources with those that reached the mocks. Call it after the program has ended.</summary>
    public async Task<StackProgramResult> DeclarationAsync(string project, string stack, ReviewMocks mocks)
    {
        var declared = await DeclaredAsync().ConfigureAwait(false);
        var root = declared.Single(args => args.Resource is Stack).Resource;
        var parents = declared.ToDictionary(
            args => args.Resource, args => args.Resource == root ? null : args.Options.Parent ?? root);
        var own = declared.ToDictionary(args => args.Resource, args => args.Options);
        var request = mocks.Resources.GroupBy(resource => (resource.Type, resource.Name)).ToDictionary(
            group => group.Key, group => new Queue<MockedResource>(group));

        var resources = new List<ReportedResource>();
        foreach (var args in declared)
        {
            var (resource, key) = (args.Resource, (args.Resource.GetResourceType(), args.Resource.GetResourceName()));
            var mocked = request.TryGetValue(key, out var answers) ? answers.Dequeue() : null;
            var facts = await ProgramInputs.OfAsync(args.Args).ConfigureAwait(false);
            var secrets = facts.Secrets;
            resources.Add(new(
                UrnOf(resource),
                resource.GetResourceType(),
                resource.GetResourceName(),
                parents[resource] is { } parent ? UrnOf(parent) : null,
                mocked?.Id,
                Veil(mocked?.Inputs, secrets),
                mocked is null ? [] : Wire.ToJson(await OpenAsync(mocked.Assumed).ConfigureAwait(false)),
                await OptionsAsync(resource).ConfigureAwait(false))
            {
                DocumentTexts = Readable(mocked?.Inputs, secrets),
                PropertyDependencies = facts.Dependencies.OrderBy(input => input.Key, StringComparer.Ordinal).ToDictionary(
                    input => input.Key,
                    input => (IReadOnlyList<string>)[.. Custom(input.Value).Select(UrnOf).Order(StringComparer.Ordinal)]),
                ExposedSecrets = [.. (mocked?.Inputs ?? ImmutableDictionary<string, object>.Empty)
                    .SelectMany(input => secrets.Exposed(input.Key, input.Value)).Order(StringComparer.Ordinal)],
            });
        }

        return new(stack, resources, Wire.ToJson(await OpenAsync(mocks.Outputs).ConfigureAwait(false)))
        {
            ExposedSecrets = await ExposedAsync(mocks.Outputs).ConfigureAwait(false),
        };

        string UrnOf(Resource resource) =>
            $"urn:pulumi:{stack}::{project}::{QualifiedType(resource)}::{resource.GetResourceName()}";

        string QualifiedType(Resource resource) =>
            parents.GetValueOrDefault(resource) is { } parent && parent.GetResourceType() != StackType
                ? $"{QualifiedType(parent)}${resource.GetResourceType()}"
                : resource.GetResourceType();

        // A dependency on a component is a dependency on all resources in it.
        IEnumerable<Resource> Custom(IEnumerable<Resource> resources) => resources.SelectMany(resource =>
            resource is ComponentResource
                ? Custom(declared.Select(args => args.Resource).Where(child => parents[child] == resource))
                : [resource]).Distinct();

        async Task<ReportedOptions> OptionsAsync(Resource resource)
        {
            var options = own[resource];
            var custom = options as CustomResourceOptions;
            return new(
                Inherited(resource, options => options.Protect),
                Inherited(resource, options => options.RetainOnDelete),
                await UrnsAsync(options.DependsOn).ConfigureAwait(false))
            {
                IgnoreChanges = [.. options.IgnoreChanges],
                ReplaceOnChanges = [.. options.ReplaceOnChanges],
                DeleteBeforeReplace = custom?.DeleteBeforeReplace,
                AdditionalSecretOutputs = [.. custom?.AdditionalSecretOutputs ?? []],
                Aliases = await AliasesAsync(resource).ConfigureAwait(false),
                Import = string.IsNullOrEmpty(custom?.ImportId) ? null : custom.ImportId,
                CustomTimeouts = options.CustomTimeouts is { } timeouts
                    ? new(timeouts.Create?.TotalSeconds, timeouts.Update?.TotalSeconds, timeouts.Delete?.TotalSeconds)
                    : null,
                DeletedWith = options.DeletedWith is { } with ? UrnOf(with) : null,
                ReplaceWith = await UrnsAsync(options.ReplaceWith).ConfigureAwait(false),
            };
        }

        async Task<IReadOnlyList<string>> UrnsAsync(InputList<Resource> resources) =>
            [.. (await OutputUtilities.GetValueAsync((Output<ImmutableArray<Resource>>)resources).ConfigureAwait(false))
                .Select(UrnOf)];

        async Task<IReadOnlyList<string>> AliasesAsync(Resource resource)
        {
            var urn = EarlierUrn.Parse(UrnOf(resource));
            var given = new List<EarlierUrn>();
            foreach (var input in own[resource].Aliases)
            {
                var alias = await OutputUtilities.GetValueAsync(input.ToOutput()).ConfigureAwait(false);
                given.Add(await EarlierUrn.OfAsync(urn, alias, UrnOf).ConfigureAwait(false));
            }

            if (parents[resource] is { } parent && parent != root)
            {
                var above = (await AliasesAsync(parent).ConfigureAwait(false)).Select(EarlierUrn.Parse).ToArray();
                given.AddRange([.. from alias in given.Prepend(urn)
                                   from earlier in above
                                   select alias.Under(earlier, parent.GetResourceName())]);
            }

            return [.. given.Select(alias => alias.ToString()).Where(alias => alias != UrnOf(resource)).Distinct()];
        }

        // In the engine, a child inherits both options from its parent.
        bool Inherited(Resource resource, Func<ResourceOptions, bool?> option)
        {
            for (var at = resource; at is not null; at = parents[at])
            {
                if (option(own[at]) is { } given)
                {
                    return given;
                }
            }

            return false;
        }
    }

    /// <summary>
    /// The stack outputs that contain a secret and are not marked as secret: <c>pulumi stack output</c> prints them.
    /// </summary>
    private static async Task<IReadOnlyList<string>> ExposedAsync(IReadOnlyDictionary<string, Output<object?>> outputs)
    {
        var exposed = new List<string>();
        foreach (var (name, output) in outputs)
        {
            if (!await Output.IsSecretAsync(output).ConfigureAwait(false))
            {
                var value = await OutputUtilities.GetValueAsync(output).ConfigureAwait(false);
                exposed.AddRange(ImmutableHashSet<string>.Empty.Exposed(name, value));
            }
        }

        return [.. exposed.Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// Leaves out resources that are only read, which have an id in their options. A provider's class sets an empty id if none is
    /// given.
    /// </summary>
    private async Task<ResourceTransformationArgs[]> DeclaredAsync()
    {
        var declared = new List<ResourceTransformationArgs>();
        foreach (var args in seen)
        {
            if (args.Options.Id is not { } id
                || string.IsNullOrEmpty(await OutputUtilities.GetValueAsync(id.ToOutput()).ConfigureAwait(false)))
            {
                declared.Add(args);
            }
        }

        return [.. declared];
    }

    private ResourceTransformationResult? Record(ResourceTransformationArgs args)
    {
        lock (gate)
        {
            seen.Add(args);
        }

        return null;
    }

    private static JsonObject Veil(IEnumerable<KeyValuePair<string, object>>? inputs, IReadOnlySet<string> secrets) =>
        Wire.ToJson((inputs ?? []).Select(input =>
            KeyValuePair.Create(input.Key, secrets.Holds(input.Key) ? StackValue.Placeholder : (object?)input.Value)));

    /// <summary>
    /// The text inputs that are not secret, or whose secret part is already a placeholder.
    /// </summary>
    private static Dictionary<string, string> Readable(
        IEnumerable<KeyValuePair<string, object>>? inputs, IReadOnlySet<string> secrets) =>
        (inputs ?? [])
            .Where(input => input.Value is string text
                && (!secrets.Holds(input.Key) || text.Contains(StackValue.Placeholder, StringComparison.Ordinal)))
            .ToDictionary(input => input.Key, input => (string)input.Value);

    private static async Task<IEnumerable<KeyValuePair<string, object?>>> OpenAsync<T>(IReadOnlyDictionary<string, T> values)
    {
        var opened = new List<KeyValuePair<string, object?>>();
        foreach (var (name, value) in values)
        {
            opened.Add(KeyValuePair.Create(name, value switch
            {
                Output<object?> output => await Output.IsSecretAsync(output).ConfigureAwait(false)
                    ? StackValue.Placeholder
                    : await OutputUtilities.GetValueAsync(output).ConfigureAwait(false),
                Output<string> => StackValue.Placeholder, // the mocks return outputs only for secrets
                _ => value,
            }));
        }

        return opened;
    }
}
