using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi;
using Pulumi.Utilities;
using Review.Stacks;

namespace Review.Mocks;

/// <summary>
/// Reads from the program's arguments what mocks do not get: which inputs of a resource are secret, and on which resources each
/// depends.
/// </summary>
internal static class ProgramInputs
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly MethodInfo Opener =
        typeof(ProgramInputs).GetMethod(nameof(OpenAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    // Reflection takes most of the time of a run under mocks, so each type is read once.
    private static readonly ConcurrentDictionary<Type, Member[]> Known = new();
    private static readonly ConcurrentDictionary<Type, Func<object, Task<Opened>>> Openers = new();

    public static async Task<InputFacts> OfAsync(ResourceArgs? args)
    {
        var facts = new InputFacts([], []);
        await CollectAsync("", args, facts, isInSecret: false).ConfigureAwait(false);
        return facts;
    }

    /// <summary>Whether an input is secret or contains a secret.</summary>
    public static bool Holds(this IReadOnlySet<string> secrets, string input) => secrets.Any(path => IsInside(path, input));

    /// <summary>The paths of texts that contain a secret and are not marked as secret.</summary>
    /// <param name="value">An input as the engine gets it.</param>
    public static IEnumerable<string> Exposed(this IReadOnlySet<string> secrets, string path, object? value) => value switch
    {
        _ when secrets.Any(secret => IsInside(path, secret)) => [],
        string text => text.Contains(StackValue.Placeholder, StringComparison.Ordinal) ? [path] : [],
        IEnumerable<KeyValuePair<string, object?>> map =>
            map.SelectMany(member => secrets.Exposed($"{path}.{member.Key}", member.Value)),
        IEnumerable list => list.Cast<object?>().SelectMany((item, index) => secrets.Exposed($"{path}[{index}]", item)),
        _ => [],
    };

    private static bool IsInside(string path, string whole) =>
        path.StartsWith(whole, StringComparison.Ordinal) && (path.Length == whole.Length || path[whole.Length] is '.' or '[');

    private static Member[] MembersOf(Type args) =>
    [
        .. from member in args.GetMembers(All)
           let input = member.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType == typeof(InputAttribute))
           where input is not null
           select new Member((string)input.ConstructorArguments[0].Value!, member),
    ];

    private static async Task CollectAsync(string path, object? value, InputFacts facts, bool isInSecret)
    {
        switch (value)
        {
            case null or string:
                return;
            case InputArgs args:
                var before = path.Length == 0 ? "" : $"{path}.";
                foreach (var member in Known.GetOrAdd(args.GetType(), MembersOf))
                {
                    await CollectAsync(before + member.Name, member.Of(args), facts, isInSecret).ConfigureAwait(false);
                }

                return;
            case IDictionary map:
                foreach (var key in map.Keys)
                {
                    await CollectAsync($"{path}.{key}", map[key], facts, isInSecret).ConfigureAwait(false);
                }

                return;
            case IEnumerable list when !InputOf(value, out _):
                var index = 0;
                foreach (var item in list)
                {
                    await CollectAsync($"{path}[{index++}]", item, facts, isInSecret).ConfigureAwait(false);
                }

                return;
            default:
                if (!InputOf(value, out var type))
                {
                    return;
                }

                var (isSecret, dependencies, inside) = await Openers.GetOrAdd(type, OpenerOf)(value).ConfigureAwait(false);
                facts.Depends(path.Split('.', '[')[0], dependencies);
                if (isSecret && !isInSecret)
                {
                    facts.Secrets.Add(path);
                }

                await CollectAsync(path, inside, facts, isInSecret || isSecret).ConfigureAwait(false);
                return;
        }
    }

    /// <summary>Whether a value is an Input of some type. Lists, maps and unions of inputs are inputs too.</summary>
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

    private static Func<object, Task<Opened>> OpenerOf(Type type) =>
        Opener.MakeGenericMethod(type).CreateDelegate<Func<object, Task<Opened>>>();

    private static async Task<Opened> OpenAsync<T>(object input)
    {
        Output<T> output = (Input<T>)input;
        object? value = await OutputUtilities.GetValueAsync(output).ConfigureAwait(false);

        // An absent list is a default ImmutableArray, which throws when it is read.
        var isEmpty = value is IList list && list.Equals(default(T));
        return new(
            await Output.IsSecretAsync(output).ConfigureAwait(false),
            await OutputUtilities.GetDependenciesAsync(output).ConfigureAwait(false),
            isEmpty ? null : value);
    }

    /// <summary>A member with [Input], by its wire name.</summary>
    private sealed record Member(string Name, MemberInfo Info)
    {
        public object? Of(InputArgs args) => Info is FieldInfo field ? field.GetValue(args) : ((PropertyInfo)Info).GetValue(args);
    }

    private sealed record Opened(bool IsSecret, ImmutableHashSet<Resource> Dependencies, object? Value);
}

/// <summary>Facts about the arguments of a resource that its values do not show.</summary>
/// <param name="Secrets">
/// The paths of secrets, by wire names: <c>name</c>, <c>tags.owner</c>, <c>rules[0].key</c>. Everything below such a path is
/// secret too.
/// </param>
/// <param name="Dependencies">The resources that provide the values of each input, by the input's wire name.</param>
internal sealed record InputFacts(HashSet<string> Secrets, Dictionary<string, HashSet<Resource>> Dependencies)
{
    public void Depends(string input, IEnumerable<Resource> on)
    {
        if (on.Any())
        {
            Dependencies.TryAdd(input, []);
            Dependencies[input].UnionWith(on);
        }
    }
}
