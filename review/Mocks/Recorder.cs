using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Utilities;
using Review.Model;
using Review.Stacks;

namespace Review.Mocks;

/// <summary>
/// Sees every resource while the program constructs it, with its options, which never reach a mock. It uses what the SDK offers
/// to every program: a transformation of the stack that changes nothing.
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
            return seen.Any(args => args.Resource is ComponentResource && args.Resource.GetResourceType() == type && args.Resource.GetResourceName() == name);
        }
    }

    /// <summary>Joins what was seen here with what reached the mocks. To be called when the program has ended.</summary>
    public async Task<StackProgramResult> DeclarationAsync(string project, string stack, ReviewMocks mocks)
    {
        var declared = await DeclaredAsync().ConfigureAwait(false);
        var root = declared.Single(args => args.Resource is Stack).Resource;
        var parents = declared.ToDictionary(args => args.Resource, args => args.Resource == root ? null : args.Options.Parent ?? root);
        var own = declared.ToDictionary(args => args.Resource, args => args.Options);
        var request = mocks.Resources.GroupBy(resource => (resource.Type, resource.Name)).ToDictionary(
            group => group.Key, group => new Queue<MockedResource>(group));

        var resources = new List<ReportedResource>();
        foreach (var args in declared)
        {
            var (resource, key) = (args.Resource, (args.Resource.GetResourceType(), args.Resource.GetResourceName()));
            var mocked = request.TryGetValue(key, out var answers) ? answers.Dequeue() : null;
            var dependsOn = await OutputUtilities.GetValueAsync((Output<ImmutableArray<Resource>>)args.Options.DependsOn).ConfigureAwait(false);
            var secrets = args.Args is null ? ImmutableHashSet<string>.Empty : await SecretInputs.OfAsync(args.Args).ConfigureAwait(false);
            resources.Add(new(
                UrnOf(resource),
                resource.GetResourceType(),
                resource.GetResourceName(),
                parents[resource] is { } parent ? UrnOf(parent) : null,
                mocked?.Id,
                Veil(mocked?.Inputs, secrets),
                mocked is null ? [] : Wire.ToJson(await OpenAsync(mocked.Assumed).ConfigureAwait(false)),
                new(
                    Inherited(resource, options => options.Protect),
                    Inherited(resource, options => options.RetainOnDelete),
                    [.. dependsOn.Select(UrnOf)]))
            {
                DocumentTexts = Readable(mocked?.Inputs, secrets),
            });
        }

        return new(stack, resources, Wire.ToJson(await OpenAsync(mocks.Outputs).ConfigureAwait(false)));

        string UrnOf(Resource resource) => $"urn:pulumi:{stack}::{project}::{QualifiedType(resource)}::{resource.GetResourceName()}";

        string QualifiedType(Resource resource) =>
            parents.GetValueOrDefault(resource) is { } parent && parent.GetResourceType() != StackType
                ? $"{QualifiedType(parent)}${resource.GetResourceType()}"
                : resource.GetResourceType();

        // The engine has a child inherit both options from its parent.
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
    /// A resource that is only read, with an id among its options, is not declared. A provider's class sets an empty id where it
    /// is given none.
    /// </summary>
    private async Task<ResourceTransformationArgs[]> DeclaredAsync()
    {
        var declared = new List<ResourceTransformationArgs>();
        foreach (var args in seen)
        {
            if (args.Options.Id is not { } id || string.IsNullOrEmpty(await OutputUtilities.GetValueAsync(id.ToOutput()).ConfigureAwait(false)))
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
            KeyValuePair.Create(input.Key, secrets.Contains(input.Key) ? StackValue.Placeholder : (object?)input.Value)));

    /// <summary>
    /// A secret text is readable where the placeholder in it is what makes it secret: then it gives nothing away.
    /// </summary>
    private static Dictionary<string, string> Readable(IEnumerable<KeyValuePair<string, object>>? inputs, IReadOnlySet<string> secrets) =>
        (inputs ?? [])
            .Where(input => input.Value is string text && (!secrets.Contains(input.Key) || text.Contains(StackValue.Placeholder, StringComparison.Ordinal)))
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
                Output<string> => StackValue.Placeholder, // the tables make outputs of nothing but secrets
                _ => value,
            }));
        }

        return opened;
    }
}
