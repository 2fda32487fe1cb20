using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>The valid types of outputs, and the conversion of those without a wire type.</summary>
internal static class OutputTypes
{
    private const BindingFlags AnyAccess = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly HashSet<Type> Simple =
        [typeof(bool), typeof(int), typeof(double), typeof(string), typeof(object), typeof(JsonElement)];

    /// <exception cref="InvalidOperationException">No wire value can be converted to this type.</exception>
    public static void Check(string where, Type type) => Check(where, type, []);

    public static ConstructorInfo? Constructor(Type type)
    {
        var all = type.GetConstructors(AnyAccess);
        return all.FirstOrDefault(constructor => constructor.IsDefined(typeof(OutputConstructorAttribute)))
            ?? (all.Where(constructor => constructor.IsPublic).ToArray() is [var only] ? only : null);
    }

    public static ConstructorInfo? EnumConstructor(Type type, Type value) => type.GetConstructor(AnyAccess, [value]);

    public static string WireName(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!;

    private static void Check(string where, Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || Simple.Contains(type) || typeof(Resource).IsAssignableFrom(type)
            || (type.IsEnum && type.GetEnumUnderlyingType() == typeof(int)))
        {
            return;
        }

        if (type.IsDefined(typeof(EnumTypeAttribute)))
        {
            _ = EnumConstructor(type, typeof(string)) ?? EnumConstructor(type, typeof(double))
                ?? throw new InvalidOperationException(
                    $"{type.FullName} had [{nameof(EnumTypeAttribute)}], but did not contain constructor " +
                    "with a single String or Double parameter.");
        }
        else if (type.IsConstructedGenericType)
        {
            foreach (var argument in Arguments(where, type))
            {
                Check(where, argument, seen);
            }
        }
        else if (!type.IsDefined(typeof(OutputTypeAttribute)))
        {
            throw new InvalidOperationException(
                $"""
                {where} contains invalid type {type.FullName}. Allowed types are:
                    String, Boolean, Int32, Double,
                    Nullable<...>, ImmutableArray<...> and ImmutableDictionary<string, ...> or
                    a class explicitly marked with the [{nameof(OutputTypeAttribute)}].
                """);
        }
        else
        {
            var constructor = Constructor(type) ?? throw new InvalidOperationException(
                $"{type.FullName} had [{nameof(OutputTypeAttribute)}], but did not contain constructor " +
                $"marked with [{nameof(OutputConstructorAttribute)}].");
            foreach (var parameter in constructor.GetParameters())
            {
                Check($"{type.FullName}({parameter.Name})", parameter.ParameterType, seen);
            }
        }
    }

    private static Type[] Arguments(string where, Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GenericTypeArguments;
        if (definition == typeof(Nullable<>) || definition == typeof(Union<,>) || definition == typeof(ImmutableArray<>))
        {
            return arguments;
        }

        if (definition == typeof(ImmutableDictionary<,>))
        {
            return arguments[0] == typeof(string) ? [arguments[1]] : throw new InvalidOperationException(
                $"{where} contains invalid type {type.FullName}:\n" +
                "    The only allowed ImmutableDictionary 'TKey' type is 'String'.");
        }

        throw new InvalidOperationException(
            $"{where} contains invalid type {type.FullName}:\n" +
            "    The only generic types allowed are ImmutableArray<...> and ImmutableDictionary<string, ...>");
    }
}
