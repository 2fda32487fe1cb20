using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IamEngine.Model;

namespace Review.Model;

/// <summary>The report of a stack. Its JSON form is a contract: members are added, never renamed.</summary>
/// <param name="Settings">The settings as the program sees them, by full key, with secrets as <c>[secret]</c>.</param>
/// <param name="Access">The access table: which principal may do what to which resource.</param>
/// <param name="Network">The network table: which connections are possible.</param>
public sealed record ReviewReport(
    string Stack,
    JsonObject Settings,
    IReadOnlyList<ReportedResource> Resources,
    IReadOnlyList<ReportedDocument> Documents,
    IReadOnlyList<AccessRow> Access,
    IReadOnlyList<NetworkRow> Network,
    IReadOnlyList<Finding> Findings,
    JsonObject Outputs)
{
    /// <summary>The theorems about all requests and all connections.</summary>
    public IReadOnlyList<TheoremRow> Theorems { get; init; } = [];

    /// <summary>The controls of benchmarks; null for what is not the review of a whole stack.</summary>
    public ControlSummary? Controls { get; init; }

    /// <summary>How many TaskManagers a job gets on the stack's cluster; null if the stack has no cluster.</summary>
    public FlinkSize? Flink { get; init; }

    /// <summary>What a job's checkpoints occupy and cost; null if the stack has no cluster.</summary>
    public StateStorage? Storage { get; init; }

    /// <summary>What replaces the resources whose replacement loses something, besides their own changes.</summary>
    public IReadOnlyList<CascadeRow> Cascades { get; init; } = [];

    /// <summary>The SSH keys that may log in; empty for what is not the review of a whole stack.</summary>
    public IReadOnlyList<LoginRow> Logins { get; init; } = [];

    /// <summary>The names of the security groups that the stack declares with rules of their own.</summary>
    internal IReadOnlyList<string> Groups() =>
        [.. Resources.Of(ResourceTypes.SecurityGroup).Select(resource => resource.Name)];
}

/// <summary>A policy document in an input of a resource.</summary>
/// <param name="Urn">The resource whose input is the document.</param>
/// <param name="AttachedTo">The resources that it takes effect on.</param>
/// <param name="Policy">The declared document.</param>
/// <param name="Size">Its characters without white space, as AWS counts them.</param>
/// <param name="Place">Where it is attached, which decides its maximum length.</param>
/// <param name="Document">The typed document; null if it cannot be read, which a finding reports.</param>
public sealed record ReportedDocument(
    string Urn,
    DocumentKind Kind,
    IReadOnlyList<string> AttachedTo,
    JsonNode Policy,
    [property: JsonIgnore] int Size,
    [property: JsonIgnore] Attachment Place,
    [property: JsonIgnore] PolicyDocument? Document)
{
    /// <summary>The name of the resource that holds the document.</summary>
    [JsonIgnore]
    public string Name => Urns.NameOf(Urn);

    /// <summary>
    /// <c>trust policy of upload-role</c>, or <c>identity policy upload-state-access, attached to upload-role</c>.
    /// </summary>
    [JsonIgnore]
    public string Title
    {
        get
        {
            var kind = Kind == DocumentKind.Boundary ? "permissions boundary" : $"{Kind.ToString().ToLowerInvariant()} policy";
            return AttachedTo switch
            {
                [] => $"{kind} {Name}, attached to nothing",
                [var only] when only == Urn => $"{kind} of {Name}",
                var targets => $"{kind} {Name}, attached to {string.Join(", ", targets.Select(Urns.NameOf))}",
            };
        }
    }
}

public enum DocumentKind
{
    /// <summary>Who may assume a role.</summary>
    Trust,

    /// <summary>What a user or role may do.</summary>
    Identity,

    /// <summary>Who may do what to a bucket or key.</summary>
    Resource,

    /// <summary>Which requests may pass through a VPC endpoint.</summary>
    Endpoint,

    /// <summary>What a user or role may do at most.</summary>
    Boundary,
}

/// <param name="Intent">The purpose of the action; rows with the same intent and resource differ only in the principal.</param>
/// <param name="When">What differs from a normal request: <c>without TLS</c>. Empty for a normal request.</param>
public sealed record AccessRow(
    string Principal, string Action, string Resource, string Decision, string Because, string Intent, string When)
{
    /// <summary>
    /// The resource pattern of the statement if it matches no resource of the stack; otherwise null.
    /// </summary>
    public string? Pattern { get; init; }

    /// <summary>
    /// Further action patterns on the same resources, with the same decision for every principal.
    /// </summary>
    public IReadOnlyList<string> Also { get; init; } = [];
}

/// <param name="From">A security group of the stack, by its resource name, or an address block, or a prefix list.</param>
/// <param name="To">Likewise.</param>
/// <param name="Protocol">tcp, udp, icmp or all.</param>
/// <param name="Port">One port, a range such as <c>0-65535</c>, or all.</param>
/// <param name="Decision">Allowed, or Denied if only one end allows it.</param>
/// <param name="Because">The descriptions of the rules.</param>
public sealed record NetworkRow(string From, string To, string Protocol, string Port, string Decision, string Because);

public enum TheoremOutcome
{
    /// <summary>It holds for every request, as long as the assumptions do.</summary>
    Proved,

    /// <summary>It does not hold, and the example shows it.</summary>
    Refuted,

    /// <summary>Neither was shown, for the given reason.</summary>
    Unknown,
}

/// <param name="Name">The sentence.</param>
/// <param name="Example">A request, or a path of connections, that refutes it; null unless refuted.</param>
/// <param name="Reason">Why it was not decided; null if it was.</param>
/// <param name="Assumptions">What the proof assumes about the world outside the stack.</param>
/// <param name="Steps">The steps of the prover; the same in every run.</param>
public sealed record TheoremRow(
    string Name, TheoremOutcome Outcome, string? Example, string? Reason, IReadOnlyList<string> Assumptions, long Steps);

public enum Severity
{
    /// <summary>The deployment would fail, or give access that must stay closed. The review fails.</summary>
    Error,

    /// <summary>It works, but may not be intended.</summary>
    Warning,

    /// <summary>Worth knowing.</summary>
    Note,
}

/// <param name="Code">A stable name, such as DOCUMENT_TOO_LARGE.</param>
/// <param name="Severity">The severity.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Where">A URN or a configuration key, optionally with a path.</param>
/// <param name="Help">What to do.</param>
public sealed record Finding(string Code, Severity Severity, string Message, string Where, string Help);
