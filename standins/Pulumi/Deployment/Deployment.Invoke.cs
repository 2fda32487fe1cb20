using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Calling functions of providers.</summary>
public sealed partial class Deployment
{
    internal Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options)
    {
        return new(CallAsync());

        async Task<OutputData<T>> CallAsync()
        {
            var serializer = new Serializer();
            var wire = await serializer.PropertiesAsync($"invoke:{token}", args.ToDictionary()).ConfigureAwait(false);
            if (!Wire.Read(wire).IsKnown)
            {
                return Unknown<T>();
            }

            var explicitly = options is InvokeOutputOptions output
                ? await output.DependsOn.ToOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false)
                : [];
            foreach (var resource in Dependencies.Expand([.. explicitly, .. serializer.Dependencies]))
            {
                if (!(await resource.Id.Data.ConfigureAwait(false)).IsKnown)
                {
                    return Unknown<T>();
                }
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

    private static OutputData<T> Unknown<T>() => new([], default!, IsKnown: false, IsSecret: false);

    private async Task<OutputData<T>> CallProviderAsync<T>(
        string token, System.Collections.Immutable.ImmutableDictionary<string, object?> args, InvokeOptions? options)
    {
        OutputTypes.Check($"{token} result", typeof(T));
        var provider = (options?.Provider ?? options?.Parent?.GetProvider(token)) is { } given
            ? await given.GetReferenceAsync().ConfigureAwait(false)
            : "";
        var data = Wire.Read(await _monitor.InvokeAsync(token, args, provider).ConfigureAwait(false));
        return new([], (T)Converter.Convert(data.Value, typeof(T))!, data.IsKnown, data.IsSecret);
    }
}
