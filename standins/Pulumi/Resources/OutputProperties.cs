using System.Reflection;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Sets every [Output] property of a resource to an output that the registration completes.</summary>
internal static class OutputProperties
{
    public static Dictionary<string, IOutputSource> Fill(Resource resource)
    {
        var sources = new Dictionary<string, IOutputSource>();
        foreach (var property in resource.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            // A component sets its own outputs; the engine sets only the URN.
            if (property.GetCustomAttribute<OutputAttribute>() is not { } attribute
                || (resource is ComponentResource && property.DeclaringType != typeof(Resource)))
            {
                continue;
            }

            var source = MakeSource(resource, property, attribute);
            Setter(resource, property).Invoke(resource, [source.Output]);
            sources.Add(attribute.Name ?? property.Name, source);
        }

        return sources;
    }

    private static IOutputSource MakeSource(Resource resource, PropertyInfo property, OutputAttribute attribute)
    {
        var output = property.PropertyType;
        if (!output.IsConstructedGenericType || output.GetGenericTypeDefinition() != typeof(Output<>))
        {
            throw RunException.OutputsHaveIncorrectType([attribute.Name ?? ""]);
        }

        var type = output.GenericTypeArguments[0];
        OutputTypes.Check(Describe(resource, property), type);
        return (IOutputSource)Activator.CreateInstance(typeof(OutputSource<>).MakeGenericType(type), resource)!;
    }

    // Read from the declaring type, because a derived type does not see a private setter.
    private static MethodInfo Setter(Resource resource, PropertyInfo property) =>
        property.DeclaringType!.GetProperty(property.Name)!.GetSetMethod(nonPublic: true)
        ?? throw new InvalidOperationException($"{Describe(resource, property)} did not have a 'set' method");

    private static string Describe(Resource resource, PropertyInfo property) =>
        $"[Output] {resource.GetType().FullName}.{property.Name}";
}
