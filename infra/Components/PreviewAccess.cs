using IamEngine.Model;
using Infra.Settings;
using Policies.Access;
using Policies.Access.Rights;
using Pulumi;
using Pulumi.Aws.Iam;
using Policy = Pulumi.Aws.Iam.Policy;

namespace Infra.Components;

/// <summary>
/// The roles with which the workflows of a repository preview, compare and deploy the stack: three read-only roles and one deploy
/// role, without access keys. An administrator deploys this component; the roles cannot change themselves.
/// </summary>
public sealed class PreviewAccess : ComponentResource
{
    private readonly string name;
    private readonly StackContext stack;
    private readonly CustomResourceOptions child;

    /// <param name="types">The resource types that the stack declares.</param>
    /// <param name="vpcArn">The stack's VPC, to which the policies limit new instances; null if the stack has none.</param>
    public PreviewAccess(
        string name, StackContext stack, StackSettings settings, IReadOnlyList<string> types, Output<string>? vpcArn,
        ComponentResourceOptions? options = null)
        : base("infra:components:PreviewAccess", name, options)
    {
        this.name = name;
        this.stack = stack;
        child = StackContext.Child(this);
        var access = settings.PreviewAccess ?? throw new ArgumentException("the settings name no repository", nameof(settings));
        var project = stack.CommonTags["project"];
        var scope = Output.Tuple(stack.Account, vpcArn ?? Output.Create("")).Apply(known => new StackScope(
            known.Item1, stack.Region, project, stack.StackName, stack.Names.Prefix, stack.Names.LogGroupPrefix,
            settings.State.BucketName)
        {
            ImageOwners = access.ImageOwners,
            Vpc = known.Item2 is "" ? null : Arn.Of(known.Item2),
            ExistingNetwork = settings.Network?.Existing is { } existing
                ?
                [
                    $"vpc/{existing.Vpc}",
                    .. existing.PublicSubnets.AddRange(existing.PrivateSubnets).Select(subnet => $"subnet/{subnet}"),
                ]
                : [],
        });
        var state = access.StateBucket is { } bucket
            ? new PulumiState(
                new(stack.Region.Partition, "s3", "", "", bucket.Value), access.StateKey, $"{project}/{stack.StackName}")
            : null;

        WorkloadBoundaryArn = DeclarePolicy("workload-boundary", "What users and roles of the stack can be allowed at most",
            scope.Apply(s => WorkloadBoundary.Document(s, settings.Emr?.Primaries ?? 0, settings.Emr?.Job.Data))).Arn;
        Provider = access.ExistingProvider ? scope.Apply(s => s.GitHub) : DeclareProvider();

        var trust = Provider.Apply(arn => new GitHubTrust(arn, access.Repository));

        var preview = DeclareReader("preview", "Sees what the stack is; for jobs of pull requests",
            trust.Apply(github => github.Preview(access.PreviewWorkflows)), access.PreviewReadsState ? state : null);
        // The code on the branch has been reviewed, so its jobs may read the state; those of a pull request may not.
        var plan = access.Branch is not { } branch ? null
            : DeclareReader("plan", $"Plans; for jobs on {branch}",
            trust.Apply(github => github.Plan(branch, access.PlanWorkflows)), state);

        DriftRoleArn = access.Branch is null ? Output.Create((string?)null)
            : DeclareDrift(
                scope, trust.Apply(github => github.Drift(access.Branch, access.DriftWorkflows)), access.Branch)
                .Arn.Apply(arn => (string?)arn);

        var boundary = DeclarePolicy("deploy-boundary", "What the role that deploys can be allowed at most",
            scope.Apply(s => DeployBoundary.Document(s, types)));
        var deploy = DeclareRole("deploy", $"Deploys the stack; for jobs in the environment {access.Environment}",
            trust.Apply(github => github.Deploy(access.Environment, access.DeployBranch, access.DeployWorkflows)), boundary);
        Attach(deploy, "deploy", "deploy-network", "Deploys the network and what is in it", Document(0));
        Attach(deploy, "deploy", "deploy-identities", "Deploys users, roles and policies, all bound", Document(1));
        Attach(deploy, "deploy", "deploy-rest", "Deploys buckets, keys, logs and clusters", Document(2));

        PreviewRoleArn = preview.Arn.Apply(arn => (string?)arn);
        PlanRoleArn = plan?.Arn.Apply(arn => (string?)arn) ?? Output.Create((string?)null);
        DeployRoleArn = deploy.Arn.Apply(arn => (string?)arn);
        RegisterOutputs(
            new Dictionary<string, object?> { ["previewRoleArn"] = PreviewRoleArn, ["deployRoleArn"] = DeployRoleArn });

        Role DeclareReader(string purpose, string description, Output<TrustPolicy> trust, PulumiState? seen)
        {
            var role = DeclareRole(purpose, description, trust, boundary: null);
            Attach(role, purpose, purpose, "Sees what the stack declares",
                scope.Apply(s => PreviewPolicy.Document(s, types, seen)));
            return role;
        }

        Output<IdentityPolicy> Document(int index) => scope.Apply(s => DeployPolicy.Documents(s, types, state)[index].Document);
    }

    /// <summary>The identity provider of GitHub's tokens.</summary>
    public Output<Arn> Provider { get; }

    public Output<string?> PreviewRoleArn { get; }

    /// <summary>Null if the settings name no branch.</summary>
    public Output<string?> PlanRoleArn { get; }

    /// <summary>Null if the settings name no branch.</summary>
    public Output<string?> DriftRoleArn { get; }

    public Output<string?> DeployRoleArn { get; }

    /// <summary>The permissions boundary of every user and role of the stack.</summary>
    public Output<string> WorkloadBoundaryArn { get; }

    // No thumbprints: AWS checks GitHub's certificate against its own list of certificate authorities.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc_verify-thumbprint.html
    private Output<Arn> DeclareProvider() => new OpenIdConnectProvider($"{name}-github", new()
    {
        Url = $"https://{GitHubToken.Issuer}",
        ClientIdLists = GitHubToken.Audience,
        Tags = stack.Tags("github"),
    }, child).Arn.Apply(Arn.Of);

    // The role neither reads the state nor a secret. Its policy is also its boundary, so that another policy adds nothing.
    private Role DeclareDrift(Output<StackScope> scope, Output<TrustPolicy> trust, string branch)
    {
        var policy = DeclarePolicy(
            "drift", "Collects what the account has, without secrets", scope.Apply(CollectAccess.Document));
        var role = DeclareRole("drift", $"Compares the account with the program; for jobs on {branch}", trust, policy);
        _ = new RolePolicyAttachment($"{name}-drift-drift-attachment", new() { Role = role.Name, PolicyArn = policy.Arn }, child);
        return role;
    }

    private Role DeclareRole(string purpose, string description, Output<TrustPolicy> trust, Policy? boundary) =>
        new($"{name}-{purpose}-role", new()
        {
            Name = stack.Names.Role(purpose),
            Path = StackScope.CiPath,
            Description = description,
            AssumeRolePolicy = trust.Apply(document => PolicyText.For(Attachment.TrustPolicy, document)),
            PermissionsBoundary = boundary is null ? (Input<string>?)null : boundary.Arn,
            MaxSessionDuration = 3600,
            Tags = stack.Tags(purpose),
        }, child);

    private void Attach(Role role, string rolePurpose, string purpose, string description, Output<IdentityPolicy> document)
    {
        var policy = DeclarePolicy(purpose, description, document);
        _ = new RolePolicyAttachment(
            $"{name}-{rolePurpose}-{purpose}-attachment", new() { Role = role.Name, PolicyArn = policy.Arn }, child);
    }

    private Policy DeclarePolicy(string purpose, string description, Output<IdentityPolicy> document) =>
        new($"{name}-{purpose}", new()
        {
            Name = stack.Names.Policy(purpose),
            Path = StackScope.CiPath,
            Description = description,
            PolicyDocument = document.Apply(policy => PolicyText.For(Attachment.ManagedPolicy, policy)),
            Tags = stack.Tags(purpose),
        }, child);
}
