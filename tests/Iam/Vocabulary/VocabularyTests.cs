using System.Reflection;
using IamEngine.Model;
using IamEngine.Vocabulary;

namespace Tests.Vocabulary;

/// <summary>Each name in the vocabulary agrees with its C# name.</summary>
public class VocabularyTests
{
    private static readonly (Type Where, string Name, object Word)[] Words =
        [.. from type in typeof(ActionName).Assembly.GetExportedTypes()
            where type.Namespace == typeof(ActionName).Namespace && type is { IsAbstract: true, IsSealed: true }
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.Static)
            select (type, property.Name, property.GetValue(null)!)];

    [Fact]
    public void An_action_is_called_what_AWS_calls_it()
    {
        var actions = Words.Where(word => word.Word is ActionName).ToArray();
        Assert.True(actions.Length > 30, $"only {actions.Length} actions found");
        Assert.All(actions, word => Assert.Equal(Drift(word.Where, word.Name, (ActionName)word.Word), []));
    }

    [Fact]
    public void An_action_that_is_called_something_else_is_found() => Assert.Equal(
        ["the name is PutObject", "the service is s3"], Drift(typeof(Kms), "Decrypt", new("s3", "PutObject", AccessLevel.Write)));

    [Fact]
    public void A_condition_key_belongs_to_the_service_that_its_class_names()
    {
        var keys = Words.Select(word => (word.Where, Key: KeyName(word.Word))).Where(key => key.Key is not null).ToArray();
        Assert.True(keys.Length > 20, $"only {keys.Length} condition keys found");
        Assert.All(keys, key => Assert.StartsWith($"{ServiceOf(key.Where)}:", key.Key, StringComparison.Ordinal));
        Assert.Equal(keys.Length, keys.Select(key => new ConditionKey(key.Key!)).Distinct().Count());
    }

    [Fact]
    public void An_action_stands_for_its_pattern()
    {
        ActionPattern pattern = S3.GetObject;
        Assert.Equal(new ActionPattern("s3:GetObject"), pattern);
        Assert.Equal("s3:GetObject", S3.GetObject.ToString());
        Assert.Equal("s3:*", S3.Any.Text);
        Assert.Equal("kms:*", Kms.Any.Text);
    }

    [Fact]
    public void A_tag_key_carries_the_name_of_its_tag()
    {
        Assert.Equal("StringEquals aws:RequestTag/team {data}", Aws.RequestTag("team").Is("data").ToString());
        Assert.Equal("StringEquals aws:ResourceTag/team {data}", Aws.ResourceTag("team").Is("data").ToString());
    }

    private static List<string> Drift(Type where, string name, ActionName action)
    {
        var drift = new List<string>();
        if (action.Name != name)
        {
            drift.Add($"the name is {action.Name}");
        }

        if (action.Service != ServiceOf(where))
        {
            drift.Add($"the service is {action.Service}");
        }

        return drift;
    }

    // Both S3 and S3Keys belong to the service s3.
    private static string ServiceOf(Type where) =>
        (where.Name.EndsWith("Keys", StringComparison.Ordinal) ? where.Name[..^"Keys".Length] : where.Name).ToLowerInvariant();

    private static string? KeyName(object word) =>
        word.GetType().Name.EndsWith("Key", StringComparison.Ordinal)
            ? (string?)word.GetType().GetProperty("Name")?.GetValue(word) : null;
}
