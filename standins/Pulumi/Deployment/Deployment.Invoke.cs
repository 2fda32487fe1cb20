using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Calls functions of providers.</summary>
public sealed partial class Deployment
{
    internal Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options)
    {
        return new(CallAsync());

        async Task<OutputData<T>> CallAsync()
        {
            var serializer = new Serializer();
            var wire = await ArgumentsAsync(serializer, token, args).ConfigureAwait(false);
            var explicitly = options is InvokeOutputOptions output
                ? await output.DependsOn.ToOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false)
                : [];
            if (!Wire.Read(wire).IsKnown || !await ExistAsync([.. explicitly, .. serializer.Dependencies]).ConfigureAwait(false))
            {
                return new([], default!, IsKnown: false, IsSecret: false);
            }

            var result = await CallProviderAsync<T>(token, wire, options).ConfigureAwait(false);
            return result with { Dependencies = [.. serializer.Dependencies, .. explicitly] };
        }
    }

    internal async Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options)
    {
        var wire = await new Serializer().PropertiesAsync($"invoke:{token}", args.ToDictionary()).ConfigureAwait(false);
        return (await CallProviderAsync<T>(token, wire, options).ConfigureAwait(false)).Value;
    }

    private static async Task<ImmutableDictionary<string, object?>> ArgumentsAsync(
        Serializer serializer, string token, InvokeArgs args)
    {
        try
        {
            return await serializer.PropertiesAsync($"invoke:{token}", args.ToDictionary()).ConfigureAwait(false);
        }
        catch (Exception problem)
        {
            // Also logged here, because a program may never read the output with the error.
            Log.Error($"Error serializing arguments for invoke {token}: {problem}");
            throw;
        }
    }

    /// <summary>Whether all dependencies of the call are known; otherwise the provider cannot be called.</summary>
    private static async Task<bool> ExistAsync(IEnumerable<Resource> resources)
    {
        foreach (var resource in Dependencies.Expand(resources))
        {
            if (!(await resource.Id.Data.ConfigureAwait(false)).IsKnown)
            {
                return false;
            }
        }

        return true;
    }

    private async Task<OutputData<T>> CallProviderAsync<T>(
        string token, ImmutableDictionary<string, object?> args, InvokeOptions? options)
    {
        OutputTypes.Check($"{token} result", typeof(T));
        var provider = (options?.Provider ?? options?.Parent?.GetProvider(token)) is { } given
            ? await given.GetReferenceAsync().ConfigureAwait(false)
            : "";
        var data = Wire.Read(await _monitor.InvokeAsync(token, args, provider).ConfigureAwait(false));
        return new([], (T)Converter.Convert(data.Value, typeof(T))!, data.IsKnown, data.IsSecret);
    }
}
