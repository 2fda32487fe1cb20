using System.Text.Json.Nodes;
using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Prove;
using Policies.Access;
using Review.Delivery;
using Review.Model;
using Review.Model.Accounts;

namespace Review.Theorems;

/// <summary>The parts of a stack that the theorems refer to.</summary>
internal sealed class TheoremContext
{
    public TheoremContext(ReviewReport report)
    {
        (Report, Account) = (report, AccountModel.Of(report));
        Protected = [.. Account.Resources.Where(resource => resource.Policy is not null)];
        Principals = [.. Account.Users, .. Account.Roles];
        var declared = new DeployedResources(report);
        var delivering = declared.CiRoles.Select(role => role.Text("arn")).ToArray();
        Deliverers = [.. Account.Roles.Where(role => delivering.Contains(role.Arn.ToString()))];
        Workers = [.. Principals.Except(Deliverers)];
        Uploaders = StackUploader.Of(report, Account);
        FlinkRole = Find(Account.Roles, "emr-node");
        EmrService = Find(Account.Roles, "emr-service");
        Buckets = [.. Account.Arns(ResourceTypes.Bucket)];
        StateBucket = Buckets.Cast<Arn?>()
            .FirstOrDefault(bucket => bucket!.Resource.Contains("-state-", StringComparison.Ordinal));
    }

    public ReviewReport Report { get; }

    public AccountModel Account { get; }

    /// <summary>Every user and role of the stack.</summary>
    public IReadOnlyList<StackPrincipal> Principals { get; }

    /// <summary>
    /// The roles that preview, plan, compare and deploy the stack. They have many permissions and a theorem of their own.
    /// </summary>
    public IReadOnlyList<StackPrincipal> Deliverers { get; }

    /// <summary>All users and roles except <see cref="Deliverers"/>.</summary>
    public IReadOnlyList<StackPrincipal> Workers { get; }

    /// <summary>The uploaders of the settings, each with its role and users.</summary>
    public IReadOnlyList<StackUploader> Uploaders { get; }

    /// <summary>The role of the nodes of a cluster; null if there is no cluster.</summary>
    public StackPrincipal? FlinkRole { get; }

    public StackPrincipal? EmrService { get; }

    /// <summary>The resources that have their own policy.</summary>
    public IReadOnlyList<ProtectedResource> Protected { get; }

    public IReadOnlyList<Arn> Buckets { get; }

    public Arn? StateBucket { get; }

    /// <summary>The Region of the stack.</summary>
    public Region Region => Region.Ask(Report.Settings["aws:region"].AsText() ?? "") is Answer<Region>.Yes yes ? yes.Value
        : Region.Of("us-east-1");

    /// <summary>
    /// The buckets that <c>infra:emr.job</c> allows for a principal. Only the nodes of the cluster, which run the jobs, have any.
    /// </summary>
    public IEnumerable<JobBucket> BucketsOfJobs(StackPrincipal principal) =>
        from item in principal != FlinkRole ? [] : Report.Settings["infra:emr"].At("job", "buckets") as JsonArray ?? []
        where BucketName.Ask(item.At("name").AsText() ?? "") is Answer<BucketName>.Yes
        select new JobBucket(
            BucketName.Of(item.At("name").AsText()!),
            [.. item.At("prefixes").AsTexts()],
            Enum.TryParse<DataUse>(item.At("use").AsText(), ignoreCase: true, out var use) ? use : DataUse.Read,
            Key: null);

    /// <summary>
    /// The uploader whose permissions a principal has: the principal is its role, or a user with the policies itself.
    /// </summary>
    public StackUploader? UploaderWith(StackPrincipal principal) =>
        Uploaders.FirstOrDefault(uploader => uploader.Keepers.Contains(principal));

    /// <summary>The assumption of a theorem about the workers that another theorem covers the roles that deploy.</summary>
    public IEnumerable<string> OthersDeliver =>
        Deliverers.Count == 0 ? [] : ["the roles that deploy the stack do what their own theorem and findings leave them"];

    /// <summary>
    /// The assumptions about policies that apply to the stack's roles and whose documents are not in the report.
    /// </summary>
    public IEnumerable<string> Unseen =>
        Report.Findings.Where(finding => finding.Code == "POLICY_UNSEEN").Select(finding => finding.Message).Distinct();

    /// <summary>
    /// The actions that need no permission: a query for the caller's identity, and a session of a user with MFA.
    /// </summary>
    public static IReadOnlyList<ActionPattern> NeedsNoPermission { get; } =
        [new("sts:GetCallerIdentity"), new("sts:GetSessionToken")];

    /// <summary>A setting of a component, such as <c>mayDeleteCheckpoints</c> of <c>infra:access</c>.</summary>
    public JsonNode? Setting(string component, string name) => (Report.Settings[component] as JsonObject)?[name];

    /// <summary>
    /// The permissions of a principal of the stack on a resource, from its own policies and the policy of the resource.
    /// </summary>
    public AnalyzedPolicy.Composed Asking(StackPrincipal principal, PolicyOfResource? policy, string on) =>
        AnalyzedPolicy.Of(principal.PoliciesFor(policy), Account.Id, $"{principal.Name} on {on}").AskedBy(principal.Principal);

    /// <summary>
    /// The permissions of a principal of the stack from its own policies alone. Policies of keys and roles, which must allow a
    /// request too, are assumed to leave the decision to the account.
    /// </summary>
    public AnalyzedPolicy.Composed Alone(StackPrincipal principal) =>
        AnalyzedPolicy.Of(
            principal.PoliciesFor(
                new PolicyOfResource.Plain("a resource that leaves it to the account", StackPrincipal.LeftTo(Account.Id))),
            Account.Id,
             $"the policies of {principal.Name}").AskedBy(principal.Principal);

    /// <summary>
    /// The permissions that the policy of a resource gives to any caller. The policies of the caller are assumed to allow
    /// everything.
    /// </summary>
    public AnalyzedPolicy.Composed Anybody(ProtectedResource resource) =>
        AnalyzedPolicy.Of(
            new PolicySet { Identity = [StackPrincipal.Everything], Resource = resource.Policy }, Account.Id,
            resource.Policy!.Name);

    public static ResourcePattern Under(Arn bucket, StatePrefix prefix) => new($"{bucket}/{prefix}*");

    private static StackPrincipal? Find(IReadOnlyList<StackPrincipal> principals, string name) =>
        principals.FirstOrDefault(principal => principal.Name.EndsWith($"-{name}", StringComparison.Ordinal));
}
