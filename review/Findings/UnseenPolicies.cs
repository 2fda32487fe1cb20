using Review.Model;

namespace Review.Findings;

/// <summary>Reports policies that take effect but are not declared in the stack, so that the review cannot read them.</summary>
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
            $"{arn} is not declared in this stack, so this review does not show what it allows",
            $"{resource.Urn} {input}",
            "read it in the IAM console");
}
