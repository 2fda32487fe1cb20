using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Arguments: the members with [Input], under their wire names.</summary>
public abstract class InputArgs
{
    private const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private protected InputArgs()
    {
    }

    /// <summary>The members by wire name, without awaiting them.</summary>
    /// <exception cref="ArgumentNullException">A required member has no value.</exception>
    internal virtual ImmutableDictionary<string, object?> ToDictionary()
    {
        var wire = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var member in GetType().GetMembers(Everything))
        {
            if (member.GetCustomAttribute<InputAttribute>() is not { } input)
            {
                continue;
            }

            var value = member is FieldInfo field ? field.GetValue(this) : ((PropertyInfo)member).GetValue(this);
            var described = $"[Input] {GetType().FullName}.{member.Name}";
            if (input.IsRequired && value is null)
            {
                throw new ArgumentNullException(member.Name, $"{described} is required but was not given a value");
            }

            wire.Add(input.Name, input.Json && value is not null ? JsonText.Of(described, value) : value);
        }

        return wire.ToImmutable();
    }
}
