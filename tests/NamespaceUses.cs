using System.Reflection;
using System.Reflection.Emit;

namespace Tests;

/// <summary>
/// Which namespaces of an assembly use which, by reflection over the compiled code: a use counts in a signature and in the body
/// of a method. A constant of another type leaves no trace in compiled code and is not found.
/// </summary>
internal static class NamespaceUses
{
    private static readonly Dictionary<short, OpCode> Operations =
        typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(operation => operation.Value);

    /// <summary>The uses that are not allowed, each as <c>TYPE uses TYPE</c>, in ordinal order.</summary>
    /// <param name="root">The namespace to check, with those below it.</param>
    /// <param name="allowed">
    /// The namespaces that each namespace may use besides itself, separated by spaces. A namespace without a row may use nothing.
    /// </param>
    public static IEnumerable<string> Violations(
        IEnumerable<Type> types, string root, IReadOnlyDictionary<string, string> allowed) => types
        .Where(type => IsUnder(type, root))
        .SelectMany(type => Used(type).Where(used => IsUnder(used, root)).Select(used => (From: Outer(type), To: Outer(used))))
        .Where(use => use.From.Namespace != use.To.Namespace
            && !(allowed.TryGetValue(use.From.Namespace!, out var below) && below.Split(' ').Contains(use.To.Namespace)))
        .Select(use => $"{use.From.FullName} uses {use.To.FullName}").Distinct().Order(StringComparer.Ordinal);

    /// <summary>The namespaces of a cycle, and those above one; empty if the allowed uses have no cycle.</summary>
    public static IEnumerable<string> InCycles(IReadOnlyDictionary<string, string> allowed)
    {
        var left = allowed.ToDictionary(
            row => row.Key,
            row => row.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(used => used != row.Key).ToHashSet());
        while (left.FirstOrDefault(row => row.Value.All(used => !left.ContainsKey(used))).Key is { } lowest)
        {
            left.Remove(lowest);
        }

        return left.Keys;
    }

    private static bool IsUnder(Type type, string root) =>
        type.Namespace == root || type.Namespace?.StartsWith($"{root}.", StringComparison.Ordinal) == true;

    private static Type Outer(Type type) => type.DeclaringType is { } outer ? Outer(outer) : type;

    private static IEnumerable<Type> Used(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
            | BindingFlags.DeclaredOnly;
        var methods = type.GetMethods(all).Cast<MethodBase>().Concat(type.GetConstructors(all)).ToArray();
        return ((IEnumerable<Type?>)
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetFields(all).Select(field => field.FieldType),
            .. methods.OfType<MethodInfo>().Select(method => method.ReturnType),
            .. methods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType),
            .. methods.SelectMany(InBody),
        ]).OfType<Type>().SelectMany(Parts);
    }

    /// <summary>The types that the instructions of a method name, itself or through a member.</summary>
    private static IEnumerable<Type?> InBody(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
        {
            yield break;
        }

        foreach (var local in body.LocalVariables)
        {
            yield return local.LocalType;
        }

        var code = body.GetILAsByteArray()!;
        Type[] ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : [];
        Type[] ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        for (var at = 0; at < code.Length;)
        {
            var operation = code[at] == 0xFE ? Operations[(short)(0xFE00 | code[at + 1])] : Operations[code[at]];
            at += operation.Size;
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType
                or OperandType.InlineTok)
            {
                var member = method.Module.ResolveMember(BitConverter.ToInt32(code, at), ofType, ofMethod);
                yield return member as Type ?? member!.DeclaringType;
                foreach (var argument in member is MethodInfo { IsGenericMethod: true } called ? called.GetGenericArguments()
                    : [])
                {
                    yield return argument;
                }
            }

            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    /// <summary>A type, and those that it is made of: the items of an array, the arguments of a generic type.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type)
        : [type];
}
