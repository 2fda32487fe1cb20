using IamEngine.Model;
using Review.Controls.Vocabulary;
using Review.Model;
using static Review.Controls.Vocabulary.ControlIds;
using Group = Review.Controls.Vocabulary.ControlGroup.Decided;

namespace Review.Controls.Groups;

/// <summary>Controls for KMS keys.</summary>
internal static class KeyControls
{
    private static readonly string[] Keys = [ResourceTypes.Key];

    public static IReadOnlyList<ControlGroup> All { get; } =
    [
        new Group("key-rotation", "Every key rotates", Keys,
            [
                .. SecurityHub("KMS.4"), .. Cis3("3.6"), .. Cis5("3.6"), .. Checkov(7), .. Trivy(65), .. Solutions("KMS5"),
                .. Nist("KMSBackingKeyRotationEnabled"), .. OfPulumi("aws-kms-key-enable-key-rotation"),
            ],
            (key, _) => Judgement.Of(key.Inputs["enableKeyRotation"].IsTrue(), "it does not rotate")),
        new Group("key-policy-not-public", "No key policy lets everybody in", Keys, [.. Fsbp("KMS.5"), .. Checkov(33)],
            (key, stack) => stack.DocumentsIn(key).FirstOrDefault() is not { } held ? new Judgement.Kept() // AWS's default policy
                : held.Document is not { } document ? new Judgement.Undecided("its policy cannot be read")
                : Judgement.Of(!document.AllStatements.Any(IsPublic), "its policy lets everybody in")),
        new Group("key-policy", "Every key has a policy of its own", Keys, Checkov2(64),
            (key, stack) => Judgement.Of(
                key.Inputs.ContainsKey("policy") || stack.Of("aws:kms/keyPolicy:KeyPolicy", "keyId", key).Any(),
                "it has AWS's default policy")),
        new Group("key-enabled", "Every key is enabled", Keys, Checkov(227),
            (key, _) => Judgement.Of(key.Inputs["isEnabled"] is null || key.Inputs["isEnabled"].IsTrue(), "it is disabled")),
        new Group("key-description", "Every key has a description", Keys, OfPulumi("aws-kms-key-missing-description"),
            (key, _) => Judgement.Of(key.Inputs["description"].AsText() is { Length: >= 6 },
                "it has no description that says its use")),
        new Group("key-lockout-check", "No key bypasses AWS's check against a policy that locks everybody out", Keys,
            OfPulumi("aws-kms-key-disallow-bypass-policy-lockout-safety-check"),
            (key, _) => Judgement.Of(!key.Inputs["bypassPolicyLockoutSafetyCheck"].IsTrue(), "it bypasses the check")),
    ];

    // kms:CallerAccount and aws:PrincipalOrgID exclude other accounts from a statement whose principal is everyone.
    private static bool IsPublic(Statement statement) =>
        statement.IsAllow() && statement.IsForEverybody()
        && !statement.HasKey("kms:CallerAccount", "aws:PrincipalAccount", "aws:PrincipalOrgID");
}
