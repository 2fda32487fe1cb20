using IamEngine.Catalogue;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;

namespace Review.Theorems;

/// <summary>
/// No principal may change identities or policies. This covers all IAM actions except iam:PassRole, which has its own theorem,
/// and all actions for permissions management in the services that the stack's documents name.
/// </summary>
internal static class NobodyRaisesTheirRights
{
    public static Theorem Theorem { get; } = new("Nobody in the stack can raise their own rights, or anybody's", Prove)
    { InAccount = InAccount };

    private static readonly ActionPattern[] Elsewhere = [
        new("organizations:*"), new("sso:*"), new("sso-directory:*"), new("identitystore:*"), new("account:*")];

    private static readonly Condition NotSaid = new(ConditionOperator.Null, new(KmsKeys.GrantIsForAwsResource.Name), ["true"]);

    private static IEnumerable<ClaimPart> Prove(TheoremContext stack)
    {
        ActionPattern[] managing = [.. Elsewhere, .. Managing(stack).Where(action => action != Kms.CreateGrant.ToString()).Select(
            action => new ActionPattern(action))];
        foreach (var principal in stack.Workers)
        {
            var alone = stack.Alone(principal);
            yield return ClaimPart.Of(
                new Question.NeverAllows(alone, RequestSet.Of([new("iam:*"), .. managing]).But(Iam.PassRole)));
            // A grant on a key is a permission too. EBS needs one for each encrypted volume, for its own use only.
            yield return ClaimPart.Of(
                new Question.NeverAllows(alone, RequestSet.Of(Kms.CreateGrant).When(KmsKeys.GrantIsForAwsResource.Is(false))));
            yield return ClaimPart.Of(new Question.NeverAllows(alone, RequestSet.Of(Kms.CreateGrant).When(NotSaid)));
            foreach (var resource in stack.Protected.Where(resource => resource.Arn.Service is "s3" or "kms"))
            {
                yield return ClaimPart.Of(new Question.NeverAllows(
                    stack.Asking(principal, resource.Policy, resource.Arn.LastName), RequestSet.Of(managing)
                        .On(resource.Patterns)));
            }
        }

        yield return ClaimPart.Holds([.. stack.OthersDeliver, .. stack.Unseen]);
    }

    private static IEnumerable<string> Managing(TheoremContext stack) => stack.Report.Documents
        .Where(document => document.Document is not null)
        .SelectMany(document => document.Document!.AllStatements)
        .SelectMany(statement => statement.Action.Patterns)
        .Select(pattern => pattern.Text.Split(':')[0])
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(service => AwsCatalogue.Find(service))
        .OfType<CatalogueService>()
        .Where(service => service.Prefix is not ("iam" or "sts"))
        .SelectMany(service => service.Actions)
        .Where(action => action.AccessLevel == AccessLevel.PermissionsManagement)
        .Select(action => action.FullName);

    private static AccountClaim? InAccount(TheoremContext stack) => new(
        "nobody else in the account raises the rights of an identity of the stack",
        [.. AccountGoals.Deciding(stack, stack.Workers)]);
}
