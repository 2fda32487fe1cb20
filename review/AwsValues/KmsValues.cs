using static Review.AwsValues.Constraint;

namespace Review.AwsValues;

/// <summary>Keys and aliases. https://docs.aws.amazon.com/kms/latest/APIReference/Welcome.html</summary>
internal static class KmsValues
{
    private const string Key = "aws:kms/key:Key";
    private const string Alias = "aws:kms/alias:Alias";

    public static IEnumerable<InputRules> Rows =>
    [
        new(Key, "description", "the description of a key", "shorten it", Api("CreateKey"), "kms:CreateKey:Description",
            [new Length(0, 8192)]),
        new(Key, "deletionWindowInDays", "the days before a key is gone", "write 7 to 30",
            Api("ScheduleKeyDeletion"), "kms:ScheduleKeyDeletion:PendingWindowInDays",
            [new Between(7, 30) { Differs = "the model says 1 to 365, and the page says 7 to 30" }]),
        new(Key, "policy", "a policy document", "escape the characters as JSON does: \\u2013",
            Api("CreateKey"), "kms:CreateKey:Policy", [new Length(1, 131_072), CommonConstraints.DocumentCharacters]),
        new(Alias, "name", "the name of a key", "write one such as alias/infra-dev-state",
            Api("CreateAlias"), "kms:CreateAlias:AliasName",
            [
                new Length(1, 256),
                new Pattern("alias/[a-zA-Z0-9/_-]+", "alias/ and letters, digits and / _ -", "alias/infra-dev-state",
                "infra-dev-state")
                {
                    Differs = "the model has a colon too and no alias/ in front, and the page says alias/ and no colon",
                },
                new NotReserved(["alias/aws/"], []),
            ]),
        new(Alias, "targetKeyId", "the id of a key", "name a key of the stack", Api("CreateAlias"), "kms:CreateAlias:TargetKeyId",
            [new Length(1, 2048)]),
    ];

    private static string Api(string name) => $"https://docs.aws.amazon.com/kms/latest/APIReference/API_{name}.html";
}
