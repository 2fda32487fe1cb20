using System.Text.Json.Nodes;
using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Requests;
using Policies.Access;
using Review.Accounts;
using Review.Delivery;
using Review.Report;

namespace Review.Theorems;

/// <summary>What the theorems speak of, found in what a stack declares.</summary>
internal sealed class Premises
{
    private static readonly NamedPolicy<IdentityPolicy> Everything =
        new("any policy", IdentityPolicy.Of(Statement.Allow("Everything", ActionPattern.Any).On(ResourcePattern.Any)));

    public Premises(ReviewReport report)
    {
        (Report, Account) = (report, Account.Of(report));
        Guarded = [.. Account.Guarded];
        Actors = [.. Account.Users, .. Account.Roles];
        var declared = new Declared(report);
        var delivering = declared.CiRoles.Select(role => role.Text("arn")).ToArray();
        Deliverers = [.. Account.Roles.Where(role => delivering.Contains(ArnOf(role).ToString()))];
        Workers = [.. Actors.Except(Deliverers)];
        Uploader = Find(Account.Users, "uploader");
        UploadRole = Find(Account.Roles, "upload");
        FlinkRole = Find(Account.Roles, "emr-node");
        EmrService = Find(Account.Roles, "emr-service");
        Buckets = [.. Account.Arns("aws:s3/bucket:Bucket")];
        StateBucket = Buckets.Cast<Arn?>().FirstOrDefault(bucket => bucket!.Resource.Contains("-state-", StringComparison.Ordinal));
    }

    public ReviewReport Report { get; }

    public Account Account { get; }

    /// <summary>Every user and role of the stack.</summary>
    public IReadOnlyList<Actor> Actors { get; }

    /// <summary>The roles that preview, plan and deploy the stack: what they may do is much, and has a theorem of its own.</summary>
    public IReadOnlyList<Actor> Deliverers { get; }

    /// <summary>Everybody but those.</summary>
    public IReadOnlyList<Actor> Workers { get; }

    public Actor? Uploader { get; }

    /// <summary>Null where the settings let the uploader hold the policies itself.</summary>
    public Actor? UploadRole { get; }

    /// <summary>What the nodes of a cluster work with; null where there is none.</summary>
    public Actor? FlinkRole { get; }

    public Actor? EmrService { get; }

    public IReadOnlyList<Guarded> Guarded { get; }

    public IReadOnlyList<Arn> Buckets { get; }

    public Arn? StateBucket { get; }

    /// <summary>Whoever keeps state by hand: the upload role, or the uploader itself.</summary>
    public Actor? Keeper => UploadRole ?? Uploader;

    /// <summary>What a theorem about the workers leaves to another.</summary>
    public IEnumerable<string> OthersDeliver =>
        Deliverers.Count == 0 ? [] : ["the roles that deploy the stack do what their own theorem and findings leave them"];

    /// <summary>Policies that take effect on the stack's roles and that nobody sees here.</summary>
    public IEnumerable<string> Unseen =>
        Report.Findings.Where(finding => finding.Code == "POLICY_UNSEEN").Select(finding => finding.Message).Distinct();

    /// <summary>What needs no permission, so that nobody can be kept from it: it tells the caller who they are.</summary>
    public static ActionPattern NeedsNoPermission { get; } = new("sts:GetCallerIdentity");

    /// <summary>A setting of a component, such as <c>mayDeleteCheckpoints</c> of <c>infra:access</c>.</summary>
    public JsonNode? Setting(string component, string name) => (Report.Settings[component] as JsonObject)?[name];

    public static Arn ArnOf(Actor role) => ((Caller.RoleSession)role.Caller).Role;

    /// <summary>What somebody of the stack may do with a resource, their own policies and its own together.</summary>
    public AnalyzedPolicy.Composed Asking(Actor actor, PolicyOfResource? policy, string on) =>
        AnalyzedPolicy.Of(Account.Around(actor, policy), Account.Id, $"{actor.Name} on {on}").AskedBy(Principal(actor));

    /// <summary>What somebody of the stack may do where no policy but their own has a say.</summary>
    public AnalyzedPolicy.Composed Alone(Actor actor) =>
        AnalyzedPolicy.Of(Account.Around(actor, null), Account.Id, $"the policies of {actor.Name}").AskedBy(Principal(actor));

    /// <summary>What a resource's policy lets anybody do, be their own policies what they will: they are taken to allow everything.</summary>
    public AnalyzedPolicy.Composed Anybody(Guarded guarded) =>
        AnalyzedPolicy.Of(new PolicySet { Identity = [Everything], Resource = guarded.Policy }, Account.Id, guarded.Policy.Name);

    /// <summary>The state bucket's policy; null where it has none.</summary>
    public PolicyOfResource? PolicyOf(Arn arn) => Guarded.FirstOrDefault(guarded => guarded.Arn == arn)?.Policy;

    public static ResourcePattern Under(Arn bucket, StatePrefix prefix) => new($"{bucket}/{prefix}*");

    private static Principal Principal(Actor actor) => actor.Caller switch
    {
        Caller.User user => new Principal.User(user.Arn),
        Caller.RoleSession session => new Principal.Role(session.Role),
        _ => throw new InvalidOperationException($"{actor.Name} is no user or role"),
    };

    private static Actor? Find(IReadOnlyList<Actor> actors, string name) =>
        actors.FirstOrDefault(actor => actor.Name.EndsWith($"-{name}", StringComparison.Ordinal));
}
