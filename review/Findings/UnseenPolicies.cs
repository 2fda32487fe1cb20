using Review.Model;

namespace Review.Findings;

/// <summary>Points out the policies that take effect and that a review cannot see, because they are not declared here.</summary>
internal static class UnseenPolicies
{
    private static readonly string[] Inputs = ["policyArn", "permissionsBoundary"];

    public static IEnumerable<Finding> Check(StackProgramResult declaration) =>
        from resource in declaration.Resources
        from input in Inputs
        let arn = resource.Text(input)
        where arn is not null && !declaration.Resources.Any(policy => policy.Answers(arn))
        select new Finding(
            "POLICY_UNSEEN",
            Severity.Note,
            $"{arn} is not part of this stack, so what it allows is not part of this review",
            $"{resource.Urn} {input}",
            "read it in the IAM console");
}
