using System.Reflection;
using IamEngine.Catalogue;
using IamEngine.Model;
using IamEngine.Vocabulary;

namespace Tests.Catalogue;

/// <summary>The handwritten vocabulary agrees with AWS's catalogue.</summary>
public sealed class VocabularyIsInTheCatalogue
{
    private static readonly (Type Type, ConditionKeyType Holds, bool IsMultivalued)[] KeyTypes =
    [
        (typeof(StringKey), ConditionKeyType.String, false),
        (typeof(MultiStringKey), ConditionKeyType.String, true),
        (typeof(BoolKey), ConditionKeyType.Bool, false),
        (typeof(NumericKey), ConditionKeyType.Numeric, false),
        (typeof(IpAddressKey), ConditionKeyType.IpAddress, false),
        (typeof(ArnKey), ConditionKeyType.Arn, false),
    ];

    [Fact]
    public void Every_action_exists_in_AWSs_spelling_with_AWSs_access_level() =>
        Assert.Empty(Words().OfType<ActionName>().Select(Mistake).OfType<string>());

    [Fact]
    public void Every_condition_key_exists_in_AWSs_spelling_with_AWSs_type() =>
        Assert.Empty(
            Words().Where(word => KeyTypes.Any(key => key.Type == word.GetType())).Select(MistakeInKey).OfType<string>());

    [Fact]
    public void There_are_words_to_look_up()
    {
        Assert.Contains(S3.PutObject, Words());
        Assert.Contains(Aws.TagKeys, Words());
        Assert.Contains(Aws.RequestTag("team"), Words());
    }

    [Fact]
    public void A_word_that_AWS_does_not_know_is_noticed()
    {
        Assert.NotNull(Mistake(new ActionName("s3", "GetObjct", AccessLevel.Read)));
        Assert.NotNull(Mistake(new ActionName("s3", "getObject", AccessLevel.Read)));
        Assert.NotNull(Mistake(new ActionName("s3", "GetObject", AccessLevel.Write)));
        Assert.NotNull(MistakeInKey(new StringKey("s3:prefixes")));
        Assert.NotNull(MistakeInKey(new StringKey("aws:sourceAccount")));
        Assert.NotNull(MistakeInKey(new StringKey("aws:SourceIp")));
        Assert.NotNull(MistakeInKey(new StringKey("aws:TagKeys")));
    }

    private static string? Mistake(ActionName word) => AwsCatalogue.FindAction(word.ToString()) switch
    {
        null => $"{word} does not exist",
        var action when action.FullName != word.ToString() => $"{word} is spelt {action.FullName}",
        var action when action.AccessLevel != word.Level => $"{word} is {action.AccessLevel}, not {word.Level}",
        _ => null,
    };

    private static string? MistakeInKey(object word)
    {
        var name = (string)word.GetType().GetProperty("Name")!.GetValue(word)!;
        var (_, holds, isMultivalued) = KeyTypes.Single(key => key.Type == word.GetType());
        return AwsCatalogue.FindConditionKey(name) switch
        {
            null => $"{name} does not exist",
            var key when !key.HasVariable && key.Name != name => $"{name} is spelt {key.Name}",
            var key when key.Type != holds || key.IsMultivalued != isMultivalued =>
                $"{name} holds {key.Type}{(key.IsMultivalued ? " (many)" : "")}, not {word.GetType().Name}",
            _ => null,
        };
    }

    /// <summary>
    /// The values of all static members of the vocabulary; a member with a tag key as parameter gets an example.
    /// </summary>
    private static IEnumerable<object> Words()
    {
        var classes = typeof(ActionName).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(ActionName).Namespace && type is { IsAbstract: true, IsSealed: true })
                .ToArray();
        var properties = classes.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Select(property => property.GetValue(null)!);
        var methods = classes.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method =>
                !method.IsSpecialName && method.GetParameters() is [{ ParameterType: var type }] && type == typeof(string))
            .Select(method => method.Invoke(null, ["team"])!);
        return properties.Concat(methods);
    }
}
