using static Review.AwsValues.Constraint;

namespace Review.AwsValues;

/// <summary>Secrets. https://docs.aws.amazon.com/secretsmanager/latest/apireference/Welcome.html</summary>
internal static class SecretValues
{
    private const string Secret = "aws:secretsmanager/secret:Secret";
    private const string Version = "aws:secretsmanager/secretVersion:SecretVersion";

    public static IEnumerable<InputRules> Rows =>
    [
        new(Secret, "name", "the name of a secret", "write one such as infra-dev-uploader-key", Api("CreateSecret"),
            "secretsmanager:CreateSecret:Name",
            [
                new Length(1, 512),
                new Pattern("[a-zA-Z0-9/_+=.@-]+", "letters, digits and / _ + = . @ -", "infra-dev-uploader-key", "a key"),
            ]),
        new(Secret, "description", "the description of a secret", "shorten it", Api("CreateSecret"),
            "secretsmanager:CreateSecret:Description", [new Length(0, 2048)]),
        new(Secret, "kmsKeyId", "the key of a secret", "name a key of the stack", Api("CreateSecret"),
            "secretsmanager:CreateSecret:KmsKeyId", [new Length(0, 2048)]),
        new(Secret, "policy", "a policy document", "escape the characters as JSON does: \\u2013", Api("PutResourcePolicy"),
            "secretsmanager:PutResourcePolicy:ResourcePolicy", [new Length(1, 20_480), CommonConstraints.DocumentCharacters]),
        new(Version, "secretId", "the ARN of a secret", "name a secret of the stack", Api("PutSecretValue"),
            "secretsmanager:PutSecretValue:SecretId", [new Length(1, 2048)]),
        new(Version, "secretString", "the value of a secret", "shorten it", Api("PutSecretValue"),
            "secretsmanager:PutSecretValue:SecretString", [new Length(1, 65_536)]),
    ];

    private static string Api(string name) => $"https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_{name}.html";
}
