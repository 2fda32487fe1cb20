using System.Text.Json.Nodes;
using Review.Deployed;
using Review.Drift.Answers;
using Review.Model;

namespace Review.Drift.Readers;

/// <summary>KMS keys and aliases. https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html</summary>
internal static class KeyReaders
{
    public static IEnumerable<ResourceReader> All =>
    [
        new(ResourceTypes.Key, Key),
        new(ResourceTypes.KeyAlias, Alias),
    ];

    private static Actual Key(ReportedResource declared, AccountState state)
    {
        if ((state.ExportedId(declared.Urn) ?? state.KeyOfAlias(declared.Urn)) is not { } id)
        {
            return new Actual.Gone();
        }

        var folder = $"keys/{state.Region}/{id}";
        if (state.Answer($"{folder}/key.json")?["KeyMetadata"] is not JsonObject key)
        {
            return new Actual.Gone();
        }

        var rotation = state.Answer($"{folder}/rotation.json");
        var policy = state.Answer($"key-policies/{state.Region}/{id}.json")?["Policy"].AsText()
            ?? throw new UnreadAnswerException(
                $"key-policies/{state.Region}/{id}.json has no text Policy, although every key has a policy");
        List<string> unread = [];
        var inputs = new JsonObject
        {
            ["description"] = key["Description"].AsText() is { Length: > 0 } text ? text : null,
            ["enableKeyRotation"] = rotation?["KeyRotationEnabled"].IsTrue() == true ? true : null,
            ["isEnabled"] = key["KeyState"].AsText() is "Enabled" or null ? null : false,
            ["policy"] = KeyGrants.Added(policy, state.List($"{folder}/grants.json", "Grants")),
        };
        try
        {
            inputs["tags"] = AccountState.Tags(state.Answer($"{folder}/tags.json")?["Tags"], "TagKey", "TagValue");
        }
        catch (UnreadAnswerException missing)
        {
            unread.Add($"its tags: {missing.Message}");
        }

        return new Actual.Held(id, inputs)
        {
            UnreadParts = unread,
            Outputs = new() { ["keyId"] = id, ["arn"] = key["Arn"].AsText() },
        };
    }

    private static Actual Alias(ReportedResource declared, AccountState state)
    {
        var alias = state.List($"keys/{state.Region}/aliases.json", "Aliases")
            .FirstOrDefault(alias => alias["AliasName"].AsText() == declared.Text("name"));
        return alias is null ? new Actual.Gone()
            : new Actual.Held(declared.Text("name")!, new() { ["targetKeyId"] = alias["TargetKeyId"].AsText() })
            {
                Outputs = new() { ["arn"] = alias["AliasArn"].AsText() },
            };
    }
}
