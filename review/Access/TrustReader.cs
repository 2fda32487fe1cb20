using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Requests;
using IamEngine.Vocabulary;
using Review.Model;

namespace Review.Access;

/// <summary>
/// Finds the ways into roles in the trust policies, and in the identity policies that allow iam:PassRole.
/// </summary>
internal sealed class TrustReader(ReviewReport report)
{
    private readonly Dictionary<string, Identity> known = report.Resources
        .Where(resource => resource.Type is ResourceTypes.User or ResourceTypes.Role)
        .ToDictionary(resource => resource.Urn, resource => new Identity(
            resource.Text("arn") ?? resource.Urn,
            resource.Text("name") ?? resource.Name,
            resource.Type == ResourceTypes.User ? "user" : "role",
            [.. Wearers(resource, report), .. PolicySummary.Of(resource, report)]));

    /// <summary>https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html</summary>
    private static readonly Dictionary<ActionPattern, string> Ways = new()
    {
        [new(Sts.AssumeRole.ToString())] = "assume it",
        [new("sts:AssumeRoleWithWebIdentity")] = "assume it with a token",
        [new("sts:AssumeRoleWithSAML")] = "assume it with a SAML assertion",
        [new("sts:TagSession")] = "tag its session",
        [new("sts:SetSourceIdentity")] = "say who is behind it",
    };

    public Identity Known(ReportedResource resource) => known[resource.Urn];

    public IEnumerable<Step> Steps() =>
        report.Resources.Of(ResourceTypes.Role).SelectMany(role => Trusted(role).Concat(Passed(role)));

    private IEnumerable<Step> Trusted(ReportedResource role) =>
        from document in report.Documents
        where document.Kind == DocumentKind.Trust && document.AttachedTo.Contains(role.Urn) && document.Document is not null
        from statement in document.Document!.AllStatements
        from principal in statement.Principal is PrincipalElement.Everyone
            ? [new Principal.AnyAws()]
            : statement.Principal.Principals.AsEnumerable()
        select new Step(
            Named(principal, statement),
            Known(role),
            statement.Effect == Effect.Allow ? StepKind.Becomes : StepKind.Never,
            $"{(statement.Effect == Effect.Allow ? "may" : "may never")} {Act(statement.Action)}",
            [.. ConditionWords.Of(statement.Condition)]);

    /// <summary>A principal that may pass a role to a service gets the role's permissions through the service.</summary>
    private IEnumerable<Step> Passed(ReportedResource role) =>
        from document in report.Documents
        where document.Kind == DocumentKind.Identity && document.Document is not null
        from statement in ((IdentityPolicy)document.Document!).Statements
        where Passes(statement, role.Text("arn"))
        from holder in report.Resources
        where document.AttachedTo.Contains(holder.Urn) && known.ContainsKey(holder.Urn)
        select new Step(
            Known(holder), Known(role), StepKind.Hands, "may pass it to a service", [.. ConditionWords.Of(statement.Condition)]);

    // The evaluator decides what the statement covers without its conditions.
    private static bool Passes(IdentityStatement statement, string? role)
    {
        if (role is null || statement.Effect != Effect.Allow || Arn.Ask(role) is not Answer<Arn>.Yes { Value: var arn }
            || !AccountId.IsAccountId(arn.Account))
        {
            return false;
        }

        var account = AccountId.Of(arn.Account);
        var unconditional = IdentityPolicy.Of(statement with { Condition = ConditionBlock.None });
        var someone = new Caller.User(Arn.IamUser(arn.Partition, account, "someone"));
        return Evaluator.For(new() { Identity = [new("policy", unconditional)] })
            .Decide(new(someone, Iam.PassRole.ToString(), role, account, RequestContext.Empty)) == Verdict.Allowed;
    }

    private Identity Named(Principal principal, Statement statement) => principal switch
    {
        Principal.Account when PermissionSet(statement) is { } role => new(
            role, $"permission set {PermissionSetName(role)}", "role of IAM Identity Center", [role]),
        Principal.AnyAws => new("*", "everyone", "also without credentials of this account", []),
        Principal.Service service => new(service.Name, service.Name, "AWS service", []),
        Principal.Federated { Provider: var provider } => new(
            provider, provider[(provider.LastIndexOf('/') + 1)..], "identity provider", [provider]),
        Principal.Account account => new(account.Text, $"account {account.Id}", "the callers that its own policies allow", []),
        Principal.User { Arn: var arn } => Declared(arn) ?? new(
            principal.Text, arn.LastName, $"user of account {arn.Account}, not part of this stack", []),
        Principal.Role { Arn: var arn } => Declared(arn) ?? new(
            principal.Text, arn.LastName, $"role of account {arn.Account}, not part of this stack", []),
        _ => new(principal.Text, principal.Text, principal.Type, []),
    };

    /// <summary>The role of a permission set to which a condition limits an account; null if none does.</summary>
    private static string? PermissionSet(Statement statement) => statement.Condition
        .Where(test => test.Key == new ConditionKey(Aws.PrincipalArn.Name) && test.Operator == ConditionOperator.ArnLike)
        .SelectMany(test => test.Values)
        .FirstOrDefault(role => role.Contains($"/{ReservedRole}", StringComparison.Ordinal));

    private const string ReservedRole = "AWSReservedSSO_";

    // arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_StateUpload_????????????????
    private static string PermissionSetName(string role)
    {
        var name = role[(role.IndexOf(ReservedRole, StringComparison.Ordinal) + ReservedRole.Length)..];
        return name.LastIndexOf('_') is > 0 and var end ? name[..end] : name;
    }

    private Identity? Declared(Arn arn) => known.Values.FirstOrDefault(identity => identity.Key == arn.ToString());

    private static string Act(ActionElement actions)
    {
        if (actions is ActionElement.NotAction)
        {
            return $"do everything with it but {string.Join(", ", actions.Patterns)}";
        }

        return string.Join(", and ", actions.Patterns.Select(pattern => Ways.GetValueOrDefault(pattern, pattern.Text)));
    }

    /// <summary>
    /// The resources that act as the role: instances through a profile, and resources that name the role.
    /// </summary>
    private static IEnumerable<string> Wearers(ReportedResource role, ReviewReport report)
    {
        var profiles = report.Resources.Of(ResourceTypes.InstanceProfile).Where(profile => role.Answers(profile.Text("role")))
            .ToArray();
        var wearers =
            from resource in report.Resources
            where profiles.Any(
                profile => profile.Answers(resource.Text("iamInstanceProfile"))
                || profile.Answers(resource.Text("ec2Attributes.instanceProfile")))
                || role.Answers(resource.Text("iamRoleArn")) || role.Answers(resource.Text("serviceRole"))
            select resource.Name;
        var names = string.Join(", ", wearers);
        return names.Length > 0 ? [$"used by {names}"] : [];
    }
}
