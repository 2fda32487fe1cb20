using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Converts wire values to the types of the program.</summary>
internal static class Converter
{
    /// <summary>Converts the value to <paramref name="target"/>; the default if the value does not fit.</summary>
    public static object? Convert(object? value, Type target) =>
        TryConvert(value, target, out var result) ? result : DefaultOf(target);

    private static bool TryConvert(object? value, Type target, out object? result)
    {
        result = null;
        if (value is null)
        {
            result = DefaultOf(target);
            return true;
        }

        if (Nullable.GetUnderlyingType(target) is { } underlying)
        {
            return TryConvert(value, underlying, out result);
        }

        if (target == typeof(object))
        {
            result = value;
            return true;
        }

        if (target == typeof(int) || target.IsEnum)
        {
            result = value is not double number ? null : target.IsEnum ? Enum.ToObject(target, (int)number) : (int)number;
            return result is not null;
        }

        if (target == typeof(JsonElement))
        {
            result = JsonDocument.Parse(JsonText.Write(value)).RootElement;
            return true;
        }

        if (target.IsDefined(typeof(EnumTypeAttribute)))
        {
            result = OutputTypes.EnumConstructor(target, value.GetType())?.Invoke([value]);
            return result is not null;
        }

        if (target.IsDefined(typeof(OutputTypeAttribute)))
        {
            result = value is ImmutableDictionary<string, object?> members ? Construct(members, target) : null;
            return result is not null;
        }

        if (target.IsConstructedGenericType)
        {
            return TryConvertGeneric(value, target, out result);
        }

        result = target.IsInstanceOfType(value) ? value : null;
        return result is not null;
    }

    private static bool TryConvertGeneric(object value, Type target, out object? result)
    {
        var definition = target.GetGenericTypeDefinition();
        var arguments = target.GenericTypeArguments;
        result = null;
        if (definition == typeof(Union<,>))
        {
            var side = TryConvert(value, arguments[0], out var converted) ? "FromT0"
                : TryConvert(value, arguments[1], out converted) ? "FromT1"
                : null;
            result = side is null ? null : target.GetMethod(side)!.Invoke(null, [converted]);
        }
        else if (definition == typeof(ImmutableArray<>) && value is ImmutableArray<object?> list)
        {
            var items = Array.CreateInstance(arguments[0], list.Length);
            for (var i = 0; i < list.Length; i++)
            {
                items.SetValue(Convert(list[i], arguments[0]), i);
            }

            result = Call(nameof(ToImmutableArray), arguments[0], items);
        }
        else if (definition == typeof(ImmutableDictionary<,>) && value is ImmutableDictionary<string, object?> map)
        {
            result = Call(nameof(ToImmutableDictionary), arguments[1], map.ToDictionary(
                item => item.Key, item => Convert(item.Value, arguments[1])));
        }

        return result is not null;
    }

    private static object Construct(ImmutableDictionary<string, object?> members, Type target)
    {
        var constructor = OutputTypes.Constructor(target)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Convert(
            members.GetValueOrDefault(OutputTypes.WireName(parameter)), parameter.ParameterType))]);
    }

    private static object? DefaultOf(Type type) =>
        type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;

    private static object? Call(string method, Type argument, object value) =>
        typeof(Converter).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(argument).Invoke(null, [value]);

    private static ImmutableArray<T> ToImmutableArray<T>(T[] items) => [.. items];

    private static ImmutableDictionary<string, T> ToImmutableDictionary<T>(Dictionary<string, object?> items) =>
        items.ToImmutableDictionary(item => item.Key, item => (T)item.Value!);
}
