using System.Reflection;
using System.Reflection.Emit;

namespace Tests.Architecture;

/// <summary>
/// The types that a type uses, by reflection over the compiled code: in signatures, attributes, constraints, and in the bodies of
/// methods. A constant of another type leaves no trace in compiled code and is not found.
/// </summary>
internal static class TypeUses
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Operations =
        typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(operation => operation.Value);

    public static IReadOnlySet<Type> Of(Type type)
    {
        var methods = type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).ToArray();
        IEnumerable<MemberInfo> members = [type, .. type.GetMembers(All)];
        return ((IEnumerable<Type?>)
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. Constraints(type.GetGenericArguments()),
            .. type.GetFields(All).Select(field => field.FieldType),
            .. members.SelectMany(member => member.GetCustomAttributesData()).SelectMany(InAttribute),
            .. methods.SelectMany(InSignature),
            .. methods.SelectMany(InBody),
        ]).OfType<Type>().SelectMany(Parts).ToHashSet();
    }

    /// <summary>The outermost type that contains a nested type: the one with a file of its own.</summary>
    public static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<Type> InSignature(MethodBase method) =>
    [
        .. method is MethodInfo { ReturnType: var returned } ? [returned] : Type.EmptyTypes,
        .. method.GetParameters().Select(parameter => parameter.ParameterType),
        .. method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributesData()).SelectMany(InAttribute),
        .. method.IsGenericMethod ? Constraints(method.GetGenericArguments()) : [],
    ];

    private static IEnumerable<Type> Constraints(Type[] arguments) => arguments
        .Where(argument => argument.IsGenericParameter).SelectMany(argument => argument.GetGenericParameterConstraints());

    private static IEnumerable<Type> InAttribute(CustomAttributeData attribute) => attribute.ConstructorArguments
        .Concat(attribute.NamedArguments.Select(argument => argument.TypedValue))
        .SelectMany(argument => argument.Value is Type named ? [argument.ArgumentType, named] : new[] { argument.ArgumentType })
        .Prepend(attribute.AttributeType);

    /// <summary>
    /// The types in the instructions of a method, directly or as the type of a member, and the types in its catch clauses.
    /// </summary>
    private static IEnumerable<Type?> InBody(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
        {
            yield break;
        }

        foreach (var type in body.LocalVariables.Select(local => local.LocalType)
            .Concat(body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)
                .Select(clause => clause.CatchType!)))
        {
            yield return type;
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
                foreach (var type in Named(method.Module.ResolveMember(BitConverter.ToInt32(code, at), ofType, ofMethod)!))
                {
                    yield return type;
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

    /// <summary>The types that a use of a member involves: its declaring type, parameter types and return type.</summary>
    private static IEnumerable<Type?> Named(MemberInfo member) =>
    [
        member as Type ?? member.DeclaringType,
        .. member is MethodBase method ? method.GetParameters().Select(parameter => parameter.ParameterType) : [],
        .. member is MethodInfo called ? [called.ReturnType, .. called.GetGenericArguments()] : Type.EmptyTypes,
        .. member is FieldInfo field ? [field.FieldType] : Type.EmptyTypes,
    ];

    /// <summary>A type with its parts: the items of an array, the arguments of a generic type.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type)
        : [type];
}
