using System.Reflection;
using System.Reflection.Emit;

namespace Tests.Review;

/// <summary>
/// The namespaces of review/ and what each may use: verbs use forms, forms use results, results use the model. The compiled assembly is
/// asked, so a reference counts wherever it stands: in a signature or in the body of a method.
/// </summary>
public sealed class LayersTests
{
    private const string Ground = "Review Review.Stacks";
    private const string Model = "Review Review.Model Review.Model.Accounts Review.Model.Network";
    private const string Diffs = $"{Model} Review.Diff.Resources";
    private const string Results =
        $"{Model} Review.Access Review.Check Review.Compare Review.Decide Review.Diff Review.Diff.Access Review.Diff.Settings Review.Diff.Network Review.Diff.Resources Review.Reach Review.Stacks";

    /// <summary>What a namespace may use besides itself. A namespace that is not listed may use nothing, and nothing may use it.</summary>
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["Review"] = "",
        ["Review.Stacks"] = "Review",
        ["Review.Model"] = "Review",
        ["Review.Model.Accounts"] = "Review Review.Model",
        ["Review.Model.Network"] = "Review Review.Model",
        ["Review.Mocks"] = $"{Ground} Review.Model",
        ["Review.Delivery"] = Model,
        ["Review.Reach"] = Model,
        ["Review.Access"] = Model,
        ["Review.Findings"] = $"{Model} Review.Delivery Review.Reach",
        ["Review.Theorems"] = $"{Model} Review.Delivery",
        ["Review.Check"] = Model,
        ["Review.Compare"] = Model,
        ["Review.Decide"] = Model,
        ["Review.Diff.Resources"] = Model,
        ["Review.Diff.Access"] = Diffs,
        ["Review.Diff.Settings"] = Diffs,
        ["Review.Diff.Network"] = Diffs,
        ["Review.Diff"] = $"{Diffs} Review.Diff.Access Review.Diff.Settings Review.Diff.Network",
        ["Review.Reports"] = $"{Ground} {Model} Review.Mocks Review.Access Review.Reach Review.Findings Review.Theorems",
        ["Review.Forms"] = Results,
        ["Review.Forms.Check"] = $"{Results} Review.Forms",
        ["Review.Forms.Compare"] = $"{Results} Review.Forms",
        ["Review.Forms.Decide"] = $"{Results} Review.Forms",
        ["Review.Forms.Diff"] = $"{Results} Review.Forms",
        ["Review.Forms.Pictures"] = $"{Results} Review.Forms",
        ["Review.Forms.Report"] = $"{Results} Review.Forms Review.Forms.Pictures",
        ["Review.Forms.Html"] = $"{Results} Review.Forms Review.Forms.Pictures Review.Forms.Report",
        ["Review.Verbs"] =
            $"{Results} Review.Reports Review.Forms Review.Forms.Check Review.Forms.Compare Review.Forms.Decide Review.Forms.Diff Review.Forms.Html Review.Forms.Report",
    };

    [Fact]
    public void No_namespace_of_review_uses_one_above_it() =>
        Assert.Empty(Violations(typeof(global::Review.ExitCode).Assembly.GetTypes(), "Review", Allowed));

    [Fact]
    public void The_allowed_uses_have_no_cycle()
    {
        var left = Allowed.ToDictionary(row => row.Key, row => row.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(used => used != row.Key).ToHashSet());
        while (left.FirstOrDefault(row => row.Value.All(used => !left.ContainsKey(used))).Key is { } lowest)
        {
            left.Remove(lowest);
        }

        Assert.Empty(left.Keys);
    }

    [Fact]
    public void A_use_that_looks_up_is_found_in_a_signature_and_in_a_body() =>
        Assert.Equal(
            ["Planted.Low.Body uses Planted.High.Form", "Planted.Low.Signature uses Planted.High.Form"],
            Violations(typeof(Planted.Low.Body).Assembly.GetTypes(), "Planted", new() { ["Planted.Low"] = "", ["Planted.High"] = "Planted.Low" }));

    private static IEnumerable<string> Violations(IEnumerable<Type> types, string root, Dictionary<string, string> allowed) => types
        .Where(type => IsUnder(type, root))
        .SelectMany(type => Used(type).Where(used => IsUnder(used, root)).Select(used => (From: Outer(type), To: Outer(used))))
        .Where(use => use.From.Namespace != use.To.Namespace
            && !(allowed.TryGetValue(use.From.Namespace!, out var below) && below.Split(' ').Contains(use.To.Namespace)))
        .Select(use => $"{use.From.FullName} uses {use.To.FullName}").Distinct().Order(StringComparer.Ordinal);

    private static bool IsUnder(Type type, string root) => type.Namespace == root || type.Namespace?.StartsWith($"{root}.", StringComparison.Ordinal) == true;

    private static Type Outer(Type type) => type.DeclaringType is { } outer ? Outer(outer) : type;

    private static IEnumerable<Type> Used(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
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
        Type[] ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : [], ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        for (var at = 0; at < code.Length;)
        {
            var operation = code[at] == 0xFE ? Operations[(short)(0xFE00 | code[at + 1])] : Operations[code[at]];
            at += operation.Size;
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                var member = method.Module.ResolveMember(BitConverter.ToInt32(code, at), ofType, ofMethod);
                yield return member as Type ?? member!.DeclaringType;
                foreach (var argument in member is MethodInfo { IsGenericMethod: true } called ? called.GetGenericArguments() : [])
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

    private static readonly Dictionary<short, OpCode> Operations =
        typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(operation => operation.Value);
}
