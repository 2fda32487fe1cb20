using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Converts the inputs of a program to wire values, and collects the resources that they depend on.</summary>
internal sealed class Serializer
{
    public HashSet<Resource> Dependencies { get; } = [];

    /// <summary>The properties with a value, each serialized separately.</summary>
    public async Task<ImmutableDictionary<string, object?>> PropertiesAsync(string path, IDictionary<string, object?> properties)
    {
        var wire = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (name, value) in properties)
        {
            try
            {
                if (await ValueAsync($"{path}.{name}", value).ConfigureAwait(false) is { } sent)
                {
                    wire.Add(name, sent);
                }
            }
            catch (Exception problem)
            {
                throw new InvalidOperationException($"error serializing property \"{name}\": {problem.Message}", problem);
            }
        }

        return wire.ToImmutable();
    }

    /// <exception cref="InvalidOperationException">The value, or a part of it, has a type without a wire form.</exception>
    public async Task<object?> ValueAsync(string path, object? value) => value switch
    {
        null or bool or double or string => value,
        int number => (double)number,
        ValueTuple => null,
        InputArgs args => await MapAsync(path, args.ToDictionary()).ConfigureAwait(false),
        Task => throw new InvalidOperationException(
            $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{path}"),
        IInput input => await OutputAsync(path, input.ToOutput()).ConfigureAwait(false),
        IOutput output => await OutputAsync(path, output).ConfigureAwait(false),
        IUnion union => await ValueAsync(path, union.Value).ConfigureAwait(false),
        JsonElement json => Json(json),
        Resource resource => await ResourceAsync(resource).ConfigureAwait(false),
        IDictionary map => await MapAsync(path, map).ConfigureAwait(false),
        IList list => await ListAsync(path, list).ConfigureAwait(false),
        Enum number when number.GetTypeCode() == TypeCode.Int32 => Convert.ToDouble(number, null),
        _ when value.GetType().IsDefined(typeof(EnumTypeAttribute)) => FromEnumType(path, value),
        _ when value.GetType().IsDefined(typeof(OutputTypeAttribute)) => await FieldsAsync(path, value).ConfigureAwait(false),
        _ => throw new InvalidOperationException($"{value.GetType().FullName} is not a supported argument type.\n\t{path}"),
    };

    private async Task<object?> OutputAsync(string path, IOutput output)
    {
        var data = await output.GetDataAsync().ConfigureAwait(false);
        Dependencies.UnionWith(data.Dependencies);
        if (!data.IsKnown)
        {
            return Wire.Unknown.Mark;
        }

        var value = await ValueAsync(path, data.Value).ConfigureAwait(false);
        return data.IsSecret ? new Wire.Secret(value) : value;
    }

    private async Task<object> ResourceAsync(Resource resource)
    {
        Dependencies.Add(resource);
        await resource.Urn.Data.ConfigureAwait(false);
        return resource;
    }

    /// <summary>Leaves out null values, as in JSON.</summary>
    private async Task<object> MapAsync(string path, IDictionary map)
    {
        var wire = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (DictionaryEntry item in map)
        {
            if (item.Key is not string name)
            {
                throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{path}");
            }

            if (await ValueAsync($"{path}.{name}", item.Value).ConfigureAwait(false) is { } sent)
            {
                wire[name] = sent;
            }
        }

        return wire.ToImmutable();
    }

    private async Task<object> ListAsync(string path, IList list)
    {
        if (IsUninitialised(list))
        {
            return ImmutableArray<object?>.Empty;
        }

        var wire = ImmutableArray.CreateBuilder<object?>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            wire.Add(await ValueAsync($"{path}[{i}]", list[i]).ConfigureAwait(false));
        }

        return wire.MoveToImmutable();
    }

    /// <summary>
    /// Replaces a default ImmutableArray, which is the value of a list that a mock did not return and throws when it is read.
    /// </summary>
    private static bool IsUninitialised(IList list) =>
        list.GetType() is { IsGenericType: true } type
        && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
        && list.Equals(Activator.CreateInstance(type));

    /// <summary>Serializes an output type that is used as an input: its fields under their wire names.</summary>
    private async Task<object> FieldsAsync(string path, object value)
    {
        const BindingFlags all = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var wire = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var field in value.GetType().GetFields(all).Where(field => field.IsInitOnly))
        {
            var name = char.ToLowerInvariant(field.Name[0]) + field.Name[1..];
            wire[name] = await ValueAsync($"{path}.{name}", field.GetValue(value)).ConfigureAwait(false);
        }

        return wire.ToImmutable();
    }

    private static object? FromEnumType(string path, object value)
    {
        var type = value.GetType();
        var conversion = type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]);
        return conversion?.ReturnType == typeof(string) || conversion?.ReturnType == typeof(double)
            ? conversion.Invoke(null, [value])
            : throw new InvalidOperationException(
                $"Expected {type.FullName} to have an explicit conversion operator to String or Double.\n\t{path}");
    }

    private static object? Json(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => json.EnumerateArray().Select(Json).ToImmutableArray(),
        JsonValueKind.Object => json.EnumerateObject().ToImmutableDictionary(item => item.Name, item => Json(item.Value)),
        _ => null,
    };
}
