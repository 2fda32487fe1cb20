using CsCheck;
using IamEngine.Json;
using IamEngine.Model;

namespace Tests.Generators;

/// <summary>
/// Counts the important cases that the generators produce, because a test whose generator never produces them cannot fail.
/// </summary>
public class GeneratorsTests
{
    [Fact]
    public void Every_operator_with_every_quantifier_and_IfExists_is_made()
    {
        var made = Draw(GenCondition.Test, 20_000).Select(condition => condition.OperatorText).ToHashSet();
        // 27 operators, three quantifiers, with and without IfExists; Null has no IfExists.
        Assert.Equal((26 * 3 * 2) + 3, made.Count);
    }

    [Fact]
    public void Every_kind_of_principal_and_principal_element_is_made()
    {
        Assert.Equal(Cases<Principal>(), Draw(GenPrincipal.Any, 2_000).Select(principal => principal.GetType()).ToHashSet());
        Assert.Equal(
            Cases<PrincipalElement>(), Draw(GenPrincipal.ResourceElement, 2_000).Select(element => element.GetType())
            .ToHashSet());
    }

    [Fact]
    public void Resources_and_actions_often_almost_match()
    {
        var pairs = Draw(Gen.Select(GenPattern.Resource, GenRequest.Resource), 4_000);
        var same = pairs.Count(pair => pair.Item1.Text == pair.Item2.ToString());
        var near = pairs.Count(pair => IsOneEditApart(pair.Item1.Text, pair.Item2.ToString()));
        Assert.True(same > 20, $"only {same} of {pairs.Count} patterns are the resource itself");
        Assert.True(near > 40, $"only {near} of {pairs.Count} patterns are one character away from the resource");
    }

    [Fact]
    public void Context_holds_most_keys_about_every_other_time()
    {
        var contexts = Draw(GenRequest.Context, 2_000);
        foreach (var key in contexts.SelectMany(context => context.Keys).Distinct())
        {
            Assert.InRange(contexts.Count(context => context.ContainsKey(key)), 800, 1_400);
        }

        Assert.Contains(contexts, context => context.Values.Any(values => values.Length == 0));
        Assert.Contains(contexts, context => context.Values.Any(values => values.Length > 1));
    }

    [Fact]
    public void Every_document_can_be_written() => GenPolicy.Any.Sample(policy => PolicyWriter.Write(policy).Length > 0);

    private static List<T> Draw<T>(Gen<T> gen, int count)
    {
        var drawn = new List<T>();
        gen.Sample(drawn.Add, iter: count, threads: 1);
        return drawn;
    }

    private static HashSet<Type> Cases<T>() => [.. typeof(T).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(T)))];

    private static bool IsOneEditApart(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        if (longer.Length - shorter.Length > 1 || one == other)
        {
            return false;
        }

        var same = shorter.AsSpan().CommonPrefixLength(longer);
        return longer.Length == shorter.Length ? shorter[(same + 1)..] == longer[(same + 1)..]
            : shorter[same..] == longer[(same + 1)..];
    }
}
