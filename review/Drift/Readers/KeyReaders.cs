using System.Text.Json.Nodes;
using Review.Deployed;
using Review.Drift.Answers;
using Review.Model;

namespace Review.Drift.Readers;

/// <summary>KMS keys and aliases. https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html</summary>
internal static class KeyReaders
{
    // KMS rotates a key each year unless another period is set.
    // https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html
    private const double Year = 365;

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

        // An answer that is missing hides a part of the key; the id tells which key it is.
        var folder = $"keys/{state.Region}/{id}";
        var (inputs, unread, isGone) = (new JsonObject(), new List<string>(), false);
        Part("its settings", () =>
        {
            if (state.Answer($"{folder}/key.json")?["KeyMetadata"] is not JsonObject key)
            {
                isGone = true;
                return;
            }

            inputs["description"] = key["Description"].AsText() is { Length: > 0 } text ? text : null;
            inputs["isEnabled"] = key["KeyState"].AsText() is "Enabled" or null ? null : false;
            inputs["multiRegion"] = key["MultiRegion"].IsTrue() ? true : null;
        });
        Part("its rotation", () =>
        {
            var rotation = state.Answer($"{folder}/rotation.json");
            inputs["enableKeyRotation"] = rotation?["KeyRotationEnabled"].IsTrue() == true ? true : null;
            inputs["rotationPeriodInDays"] = rotation?["RotationPeriodInDays"].AsNumber() is { } days
                && (days != Year || declared.Inputs.ContainsKey("rotationPeriodInDays")) ? days : null;
        });
        Part("its policy and grants", () => inputs["policy"] = Policy(state, id));
        Part("its tags", () => inputs["tags"] =
            AccountState.Tags(state.Answer($"{folder}/tags.json")?["Tags"], "TagKey", "TagValue"));
        return isGone ? new Actual.Gone() : new Actual.Held(id, inputs)
        {
            UnreadParts = unread,
            Outputs = new()
            {
                ["keyId"] = id,
                ["arn"] = $"arn:{(declared.Text("arn") ?? "arn:aws").Split(':')[1]}:kms:{state.Region}:{state.Account}:key/{id}",
            },
        };

        void Part(string what, Action read)
        {
            try
            {
                read();
            }
            catch (UnreadAnswerException missing)
            {
                unread.Add($"{what}: {missing.Message}");
            }
        }
    }

    private static string Policy(AccountState state, string id)
    {
        var (path, ofGrants) = ($"key-policies/{state.Region}/{id}.json", $"keys/{state.Region}/{id}/grants.json");
        var policy = state.Answer(path)?["Policy"].AsText()
            ?? throw new UnreadAnswerException($"{path} has no text Policy, although every key has a policy");
        var grants = state.List(ofGrants, "Grants");
        return grants.Select(KeyGrants.Problem).FirstOrDefault(problem => problem is not null) is { } problem
            ? throw new UnreadAnswerException($"{ofGrants}: {problem}") : KeyGrants.Added(policy, grants);
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
