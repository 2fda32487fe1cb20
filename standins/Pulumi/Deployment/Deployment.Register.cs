using System.Collections.Immutable;
using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>Registers resources, and sets their outputs from the response.</summary>
public sealed partial class Deployment
{
    internal void Register(
        Resource resource, ResourceArgs args, ResourceOptions options, Dictionary<string, IOutputSource> outputs) =>
        Runner.Watch(RegisterAsync(resource, args, options, outputs));

    internal void RegisterOutputs(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        Runner.Watch(SendAsync());

        async Task SendAsync()
        {
            var urn = await resource.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
            var nothing = ImmutableDictionary<string, object?>.Empty;
            var values = await outputs.GetValueAsync(whenUnknown: nothing).ConfigureAwait(false);
            var wire = await new Serializer().PropertiesAsync(urn, values).ConfigureAwait(false);
            await _monitor.RegisterOutputsAsync(urn, wire).ConfigureAwait(false);
        }
    }

    private async Task RegisterAsync(
        Resource resource, ResourceArgs args, ResourceOptions options, Dictionary<string, IOutputSource> outputs)
    {
        try
        {
            Settle(outputs, await AskAsync(resource, args, options).ConfigureAwait(false));
        }
        catch (Exception problem)
        {
            foreach (var output in outputs.Values)
            {
                output.TrySetException(problem);
            }

            throw;
        }
    }

    private async Task<MockMonitor.Answer> AskAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        var explicitly = await options.DependsOn.ToOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false);
        var serializer = new Serializer();
        var inputs = await serializer.PropertiesAsync(
            $"resource:{resource.GetResourceName()}[{resource.GetResourceType()}]",
            args.ToDictionary().Remove("id").Remove("urn")).ConfigureAwait(false);
        var parent = await ParentUrnAsync(resource, options).ConfigureAwait(false);
        var provider = resource is CustomResource && options.Provider is { } given
            ? await given.GetReferenceAsync().ConfigureAwait(false)
            : "";
        await Dependencies.ReadyAsync([.. explicitly, .. serializer.Dependencies]).ConfigureAwait(false);

        var id = await options.Id.ToOutput().GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        if (string.IsNullOrEmpty(id))
        {
            var import = (options as CustomResourceOptions)?.ImportId ?? "";
            return await _monitor.RegisterAsync(resource, inputs, parent, provider, import).ConfigureAwait(false);
        }

        return resource is CustomResource
            ? await _monitor.ReadAsync(resource, inputs, parent, provider, id).ConfigureAwait(false)
            : throw new ArgumentException("ResourceOptions.Id is only valid for a CustomResource");
    }

    private async Task<string> ParentUrnAsync(Resource resource, ResourceOptions options)
    {
        var parent = options.Parent ?? (resource is Stack ? null : Stack);
        return parent is null ? "" : await parent.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
    }

    private void Settle(Dictionary<string, IOutputSource> outputs, MockMonitor.Answer answer)
    {
        foreach (var (name, output) in outputs)
        {
            if (name == "urn")
            {
                output.Set(new([], answer.Urn, IsKnown: true, IsSecret: false));
            }
            else if (name == "id")
            {
                output.Set(new([], answer.Id, IsKnown: answer.Id.Length > 0, IsSecret: false));
            }
            else if (answer.State.TryGetValue(name, out var wire))
            {
                var data = Wire.Read(wire);
                output.Set(data with { Value = Converter.Convert(data.Value, output.Type) });
            }
            else
            {
                // In a preview, a provider does not return computed values.
                output.TrySetDefault(isKnown: !IsDryRun);
            }
        }
    }
}
