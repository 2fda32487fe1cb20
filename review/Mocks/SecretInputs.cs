using System.Collections;
using System.Reflection;
using Pulumi;
using Pulumi.Utilities;

namespace Review.Mocks;

/// <summary>
/// Finds which inputs of a resource are secret. Mocks are given the bare values, so the answer is taken from the arguments that the
/// program made.
/// </summary>
internal static class SecretInputs
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly MethodInfo Opener =
        typeof(SecretInputs).GetMethod(nameof(OpenAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>The wire names of the inputs that are secret, or hold a secret anywhere.</summary>
    public static async Task<IReadOnlySet<string>> OfAsync(ResourceArgs args)
    {
        var secret = new HashSet<string>();
        foreach (var (name, value) in Members(args))
        {
            if (await IsSecretAsync(value).ConfigureAwait(false))
            {
                secret.Add(name);
            }
        }

        return secret;
    }

    private static IEnumerable<(string Name, object? Value)> Members(InputArgs args) =>
        from member in args.GetType().GetMembers(All)
        let input = member.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType == typeof(InputAttribute))
        where input is not null
        select ((string)input.ConstructorArguments[0].Value!, member is FieldInfo field ? field.GetValue(args) : ((PropertyInfo)member).GetValue(args));

    private static async Task<bool> IsSecretAsync(object? value)
    {
        switch (value)
        {
            case null or string:
                return false;
            case InputArgs args:
                return await AnyAsync(Members(args).Select(member => member.Value)).ConfigureAwait(false);
            case IDictionary map:
                return await AnyAsync(map.Values.Cast<object?>()).ConfigureAwait(false);
            case IEnumerable list when !InputOf(value, out _):
                return await AnyAsync(list.Cast<object?>()).ConfigureAwait(false);
            default:
                if (!InputOf(value, out var type))
                {
                    return false;
                }

                var (isSecret, inside) = await ((Task<(bool, object?)>)Opener.MakeGenericMethod(type).Invoke(null, [value])!).ConfigureAwait(false);
                return isSecret || await IsSecretAsync(inside).ConfigureAwait(false);
        }
    }

    private static async Task<bool> AnyAsync(IEnumerable<object?> values)
    {
        foreach (var value in values)
        {
            if (await IsSecretAsync(value).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a value is an Input of some type, as lists, maps and unions of inputs are too.</summary>
    private static bool InputOf(object value, out Type type)
    {
        for (var candidate = value.GetType(); candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(Input<>))
            {
                type = candidate.GetGenericArguments()[0];
                return true;
            }
        }

        type = typeof(object);
        return false;
    }

    private static async Task<(bool IsSecret, object? Value)> OpenAsync<T>(Input<T> input)
    {
        Output<T> output = input;
        object? value = await OutputUtilities.GetValueAsync(output).ConfigureAwait(false);

        // A list that nobody gave comes out as a default ImmutableArray, which cannot even be counted.
        var isEmpty = value is IList list && list.Equals(default(T));
        return (await Output.IsSecretAsync(output).ConfigureAwait(false), isEmpty ? null : value);
    }
}
