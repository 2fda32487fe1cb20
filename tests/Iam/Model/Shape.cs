using System.Reflection;

namespace Tests.Model;

/// <summary>
/// Finds members that would allow changing a value of the model, deriving from its types, or creating an invalid document.
/// </summary>
internal static class Shape
{
    private const BindingFlags OfAnyAccess = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>Types that can be derived from, or whose values can change: one sentence for each.</summary>
    public static IEnumerable<string> LooseEnds(IEnumerable<Type> types)
    {
        foreach (var type in types.Where(type => !type.IsEnum && !IsStatic(type)))
        {
            if (!type.IsSealed && !IsClosed(type))
            {
                yield return $"{type.Name} is neither sealed nor closed by its constructors";
            }

            // An init-only property has a read-only field; a settable one does not.
            foreach (var field in type.GetFields(OfAnyAccess | BindingFlags.DeclaredOnly))
            {
                if (!field.IsInitOnly)
                {
                    yield return $"{type.Name} can change its {Name(field)}";
                }

                if (field.FieldType.IsArray || field.FieldType.Namespace == "System.Collections.Generic")
                {
                    yield return $"{type.Name} holds a collection that can change, {Name(field)}";
                }
            }
        }
    }

    /// <summary>
    /// The public constructors, methods and settable properties that create a <paramref name="made"/> from a <paramref
    /// name="from"/>.
    /// </summary>
    public static string[] WaysToMake(Type made, IEnumerable<Type> types, params Type[] from)
    {
        var constructors = made.GetConstructors().Select(constructor => (Text: "constructor", constructor.GetParameters()));
        var methods = types.SelectMany(type => type.GetMethods(Own))
            .Where(method => method.ReturnType == made)
            .Select(method => (Text: method.Name, method.GetParameters()));
        var setters = made.GetProperties().Where(property => property.SetMethod is { IsPublic: true })
            .Select(property => (Text: property.Name, property.SetMethod!.GetParameters()));
        return [.. constructors.Concat(methods).Concat(setters)
            .Where(way => way.Item2.Any(parameter => from.Any(type => Mentions(parameter.ParameterType, type))))
            .Select(way => way.Text)];
    }

    /// <summary>The referenced assemblies that are not part of .NET.</summary>
    public static string[] ForeignReferences(Assembly assembly)
    {
        var home = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return [.. assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !File.Exists(Path.Combine(home, $"{name}.dll")))];
    }

    private static bool IsStatic(Type type) => type is { IsAbstract: true, IsSealed: true };

    // The copy constructor of an unsealed record is protected; it copies an existing value, so it creates no invalid one.
    private static bool IsClosed(Type type) => type.IsAbstract && type.GetConstructors(OfAnyAccess)
        .All(constructor => constructor.IsPrivate || constructor.IsFamilyAndAssembly
            || (constructor.GetParameters() is [var only] && only.ParameterType == type));

    private static bool Mentions(Type type, Type what) =>
        what.IsAssignableFrom(type) || type.GetGenericArguments().Any(argument => Mentions(argument, what))
        || (type.HasElementType && Mentions(type.GetElementType()!, what));

    private static string Name(FieldInfo field) => field.Name.Split('<', '>') is [_, var property, ..] ? property : field.Name;
}
