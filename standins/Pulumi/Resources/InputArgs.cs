using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Arguments: the members with [Input], under their wire names.</summary>
public abstract class InputArgs
{
    private const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    // Reflection takes most of the time of a run under mocks, so each type is read once.
    private static readonly ConcurrentDictionary<Type, Member[]> Members = new();

    private protected InputArgs()
    {
    }

    /// <summary>The members by wire name, without awaiting them.</summary>
    /// <exception cref="ArgumentNullException">A required member has no value.</exception>
    internal virtual ImmutableDictionary<string, object?> ToDictionary()
    {
        var wire = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (member, input) in Members.GetOrAdd(GetType(), MembersOf))
        {
            var value = member is FieldInfo field ? field.GetValue(this) : ((PropertyInfo)member).GetValue(this);
            if (input.IsRequired && value is null)
            {
                throw new ArgumentNullException(member.Name, $"{Described(member)} is required but was not given a value");
            }

            wire.Add(input.Name, input.Json && value is not null ? JsonText.Of(Described(member), value) : value);
        }

        return wire.ToImmutable();
    }

    private static Member[] MembersOf(Type type) =>
    [
        .. from member in type.GetMembers(Everything)
           let input = member.GetCustomAttribute<InputAttribute>()
           where input is not null
           select new Member(member, input),
    ];

    private string Described(MemberInfo member) => $"[Input] {GetType().FullName}.{member.Name}";

    private sealed record Member(MemberInfo Info, InputAttribute Input);
}
