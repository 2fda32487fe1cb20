using System.Collections.Concurrent;
using System.Reflection;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Sets every [Output] property of a resource to an output that the registration completes.</summary>
internal static class OutputProperties
{
    // Reflection takes most of the time of a run under mocks, so each type is read once.
    private static readonly ConcurrentDictionary<Type, Property[]> Properties = new();

    public static Dictionary<string, IOutputSource> Fill(Resource resource)
    {
        var sources = new Dictionary<string, IOutputSource>();
        foreach (var property in Properties.GetOrAdd(resource.GetType(), PropertiesOf))
        {
            var source = (IOutputSource)Activator.CreateInstance(property.Source, resource)!;
            property.Setter.Invoke(resource, [source.Output]);
            sources.Add(property.Name, source);
        }

        return sources;
    }

    // A component sets its own outputs; the engine sets only the URN.
    private static Property[] PropertiesOf(Type resource) =>
    [
        .. from property in resource.GetProperties(BindingFlags.Public | BindingFlags.Instance)
           let attribute = property.GetCustomAttribute<OutputAttribute>()
           where attribute is not null
               && !(resource.IsAssignableTo(typeof(ComponentResource)) && property.DeclaringType != typeof(Resource))
           select new Property(
               attribute.Name ?? property.Name, Source(resource, property, attribute), Setter(resource, property)),
    ];

    private static Type Source(Type resource, PropertyInfo property, OutputAttribute attribute)
    {
        var output = property.PropertyType;
        if (!output.IsConstructedGenericType || output.GetGenericTypeDefinition() != typeof(Output<>))
        {
            throw RunException.OutputsHaveIncorrectType([attribute.Name ?? ""]);
        }

        var type = output.GenericTypeArguments[0];
        OutputTypes.Check(Describe(resource, property), type);
        return typeof(OutputSource<>).MakeGenericType(type);
    }

    // Read from the declaring type, because a derived type does not see a private setter.
    private static MethodInfo Setter(Type resource, PropertyInfo property) =>
        property.DeclaringType!.GetProperty(property.Name)!.GetSetMethod(nonPublic: true)
        ?? throw new InvalidOperationException($"{Describe(resource, property)} did not have a 'set' method");

    private static string Describe(Type resource, PropertyInfo property) => $"[Output] {resource.FullName}.{property.Name}";

    private sealed record Property(string Name, Type Source, MethodInfo Setter);
}
