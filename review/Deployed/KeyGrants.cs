using System.Text.Json.Nodes;
using IamEngine.Json;
using IamEngine.Model;
using Review.Model;

namespace Review.Deployed;

/// <summary>
/// KMS grants as statements of the key's policy: a grant allows its principal some operations, under the encryption context that
/// it requires. https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
/// </summary>
internal static class KeyGrants
{
    /// <summary>The key's policy with one more statement for each grant, except the grants for AWS's own use.</summary>
    public static string Added(string policy, IReadOnlyList<JsonObject> grants)
    {
        if (JsonTexts.Parsed(policy) is not JsonObject document || !grants.Any(grant => !IsOfAws(grant)))
        {
            return policy;
        }

        var statements = new JsonArray();
        foreach (var statement in document["Statement"] is JsonArray list ? list : [document["Statement"]?.DeepClone()])
        {
            statements.Add(statement?.DeepClone());
        }

        foreach (var grant in grants.Where(grant => !IsOfAws(grant)))
        {
            statements.Add(Statement(grant));
        }

        document["Statement"] = statements;
        return document.ToJsonString();
    }

    /// <summary>Why a grant cannot be read: it shows no principal, or no operations. Null if it can.</summary>
    public static string? Problem(JsonObject grant) =>
        grant["GranteePrincipal"].AsText() is not { Length: > 0 } ? $"{Name(grant)} has no GranteePrincipal"
        : grant["Operations"] is not JsonArray { Count: > 0 } operations
            || operations.Any(operation => operation.AsText() is not { Length: > 0 })
            ? $"{Name(grant)} has no list of Operations" : null;

    /// <summary>The key's policy with one more statement for each grant, except the grants for AWS's own use.</summary>
    /// <param name="problems">Takes the reason if a grant cannot be read.</param>
    public static ResourcePolicy Added(
        ResourcePolicy policy, IReadOnlyList<JsonObject> grants, string name, List<string> problems)
    {
        problems.AddRange(grants.Select(Problem).OfType<string>().Select(problem => $"{name}: {problem}"));
        JsonNode?[] statements =
            [.. grants.Where(grant => Problem(grant) is null && !IsOfAws(grant)).Select(Statement)];
        var document = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statements) };
        return statements.Length == 0
            || FolderFiles.Document(PolicyReader.Resource(document.ToJsonString()), name, problems) is not { } granted
            ? policy : policy with { Statements = [.. policy.Statements, .. granted.Statements] };
    }

    /// <summary>
    /// Whether the grant is for AWS's own use: EBS and Auto Scaling work with a volume's key under such a grant, which the key's
    /// policy allows with <c>kms:GrantIsForAWSResource</c>. A grant for the volumes or services of another account gives access.
    /// </summary>
    public static bool IsOfAws(JsonObject grant) => grant["GranteePrincipal"].AsText() is { } grantee
        && (grantee.EndsWith(".amazonaws.com", StringComparison.Ordinal)
            || ((grantee.Contains(":assumed-role/aws:ec2-infrastructure/", StringComparison.Ordinal)
                || grantee.Contains(":role/aws-service-role/", StringComparison.Ordinal))
                && AccountIn(grant["KeyId"].AsText()) is { } owner && AccountIn(grantee) == owner));

    private static string Name(JsonObject grant) => $"the grant {grant["GrantId"].AsText() ?? "without an id"}";

    private static string? AccountIn(string? arn) => arn?.Split(':') is [_, _, _, _, var account, ..] ? account : null;

    private static JsonObject Statement(JsonObject grant)
    {
        var grantee = grant["GranteePrincipal"].AsText()!;
        var statement = new JsonObject
        {
            ["Sid"] = $"Grant{new string([.. (grant["GrantId"].AsText() ?? "").Where(char.IsAsciiLetterOrDigit).Take(16)])}",
            ["Effect"] = "Allow",
            ["Principal"] = grantee.EndsWith(".amazonaws.com", StringComparison.Ordinal)
                ? new JsonObject { ["Service"] = grantee } : new JsonObject { ["AWS"] = grantee },
            ["Action"] = new JsonArray([.. grant["Operations"].AsTexts().Select(operation => (JsonNode?)$"kms:{operation}")]),
            ["Resource"] = "*",
        };
        var context = new JsonObject();
        foreach (var kind in (string[])["EncryptionContextEquals", "EncryptionContextSubset"])
        {
            foreach (var (key, value) in grant["Constraints"].At(kind) as JsonObject ?? [])
            {
                context[$"kms:EncryptionContext:{key}"] = value?.DeepClone();
            }
        }

        if (context.Count > 0)
        {
            statement["Condition"] = new JsonObject { ["StringEquals"] = context };
        }

        return statement;
    }
}
