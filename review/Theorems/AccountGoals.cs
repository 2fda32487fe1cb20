using IamEngine.Model;
using Review.Deployed;
using Review.Model;
using Review.Model.Accounts;

namespace Review.Theorems;

/// <summary>What the theorems protect from the other principals of an account.</summary>
internal static class AccountGoals
{
    public static Goal Of(TheoremContext stack, string name, params IEnumerable<(Arn On, string[] Actions)> calls) => new(
        name,
        [
            .. from call in calls
               from action in call.Actions
               select new AccessRequest(new(action), call.On, stack.Account.Id),
        ]);

    /// <summary>The policies, boundary and managed policies of some users and roles.</summary>
    public static IEnumerable<Goal> Deciding(TheoremContext stack, IEnumerable<StackPrincipal> principals)
    {
        var policies = new List<Arn>();
        foreach (var principal in principals)
        {
            var kind = principal.Arn.ResourceType == "role" ? "Role" : "User";
            string[] calls =
            [
                $"iam:Put{kind}Policy", $"iam:Attach{kind}Policy", $"iam:Put{kind}PermissionsBoundary",
                $"iam:Delete{kind}PermissionsBoundary",
            ];
            yield return Of(stack, $"decide what {principal.DisplayName} is allowed", (principal.Arn, calls));
            policies.AddRange(PoliciesOf(stack.Report, principal.Arn));
        }

        foreach (var policy in policies.Distinct())
        {
            yield return Of(
                stack, $"rewrite the policy {policy.LastName}",
                (policy, ["iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"]));
        }
    }

    public static Goal Objects(TheoremContext stack, Arn bucket) => Of(
        stack, $"list, read or write objects of {bucket.Resource}",
        (bucket, ["s3:ListBucket"]), (All(bucket), ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"]));

    public static Arn All(Arn bucket, string prefix = "") => bucket with { Resource = $"{bucket.Resource}/{prefix}*" };

    private static IEnumerable<Arn> PoliciesOf(ReviewReport report, Arn holder) =>
        from resource in report.Resources.Of(ResourceTypes.User, ResourceTypes.Role)
        where resource.Text("arn") == holder.ToString()
        from document in report.Documents
        where document.Kind is DocumentKind.Identity or DocumentKind.Boundary && document.AttachedTo.Contains(resource.Urn)
        let arn = report.Resources.WithUrn(document.Urn)?.Text("arn")
        where arn is not null && document.Urn != resource.Urn && Arn.Ask(arn) is Answer<Arn>.Yes
        select Arn.Of(arn);
}
