using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Enumeration;
using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Requests;
using Review.Deployed;
using Review.Escalation;

namespace Tests.Review.Deployed;

/// <summary>Compares the search for paths, in which principals share answers, with a search that asks each one.</summary>
[Long]
public sealed class PathSearchAgreesTests
{
    private const string Iam = "arn:aws:iam::123456789012";
    private static readonly AccountId Account = AccountId.Of("123456789012");
    private static readonly AccessRequest Read = new(new("s3:GetObject"), Arn.Of("arn:aws:s3:::state/1"), Account);

    private static readonly string[] Actions =
    [
        "s3:Get*", "sts:AssumeRole", "sts:*", "iam:PassRole", "iam:Pass*", "iam:UpdateAssumeRolePolicy", "iam:CreateAccessKey",
        "ec2:RunInstances", "lambda:CreateFunction", "sqs:*",
    ];

    private static readonly string[] Resources =
    [
        "*", "*", $"{Iam}:role/r1*", $"{Iam}:role/r2", "arn:aws:iam::*:role/r?", $"{Iam}:user/*", Iam + ":role/${aws:username}",
    ];

    private static readonly string[] Objects =
        ["*", "arn:aws:s3:::state/*", "arn:aws:s3:::sta*/1", "arn:aws:s3:::other/*", "arn:aws:s3:::state/a1", $"{Iam}:role/*"];

    private static readonly Condition[][] Conditions =
    [
        [], [], [],
        [new(ConditionOperator.ArnLike, new("aws:PrincipalArn"), [$"{Iam}:role/r1*"])],
        [new(ConditionOperator.ArnNotLike, new("aws:PrincipalArn"), ["arn:aws:iam::*:*/*1"])],
        [new(ConditionOperator.StringEquals, new("aws:PrincipalTag/team"), ["a"])],
        [new(ConditionOperator.Bool, new("aws:MultiFactorAuthPresent"), ["true"])],
    ];

    private static readonly ConcurrentDictionary<int, Lazy<Dictionary<string, int>>> Known = [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Shared_answers_give_the_same_paths_as_asking_each_principal(int seed)
    {
        var paths = PathSearch.Of(RandomAccount(seed), [new("read", [Read])], _ => { });

        Assert.Empty(paths.Undecided);
        Assert.Equal(
            Plain(seed).OrderBy(one => one.Key, StringComparer.Ordinal),
            paths.Paths.ToDictionary(path => path.Principal, path => path.Calls.Count)
                .OrderBy(one => one.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Direct_questions_about_a_bucket_with_a_policy_have_the_same_answers(int seed)
    {
        var random = new Random(seed);
        var allowed = 0;
        foreach (var (action, resource) in ((string, string)[])
        [
            ("s3:GetObject", "arn:aws:s3:::state/1"), ("s3:GetObject", "arn:aws:s3:::state/*"),
            ("s3:Get*", "arn:aws:s3:::state/a?"), ("s3:PutObject", "arn:aws:s3:::st*"),
            ("iam:PassRole", $"{Iam}:role/r1*"), ("sqs:ListQueues", ""),
        ])
        {
            var deployed = RandomAccount(random, roles: 14, users: 4, Objects);
            var bucket = Arn.Of("arn:aws:s3:::state");
            deployed = deployed with
            {
                Resources = [.. deployed.Resources, new(bucket, Account, RandomBucketPolicy(random), null, [])],
            };
            var request = new AccessRequest(new(action), resource.Length == 0 ? null : Arn.Of(resource), Account);

            var paths = PathSearch.Of(deployed, [new("ask", [request])], _ => { });

            string[] direct = [.. paths.Paths.Where(path => path.IsDirect).Select(path => path.Principal)];
            Assert.Equal(WhoCan.Ask(request, deployed).Allowed.Select(one => one.Principal).Order(), direct.Order());
            allowed += direct.Length;
        }

        Assert.NotEqual(0, allowed);
    }

    [Fact]
    public void Some_random_account_has_a_path_of_several_takeovers() => Assert.Contains(
        Enumerable.Range(1, 8), seed => Plain(seed).Values.Max() > 2);

    // Asking each pair of these roles takes hours.
    [Fact]
    public void Five_thousand_roles_are_searched_in_seconds()
    {
        var common = Policy(Allow("iam:PassRole", "ec2:RunInstances").On(ResourcePattern.Any));
        var stopped = Policy(Statement.Deny("S", new ActionPattern("iam:PassRole")).On(ResourcePattern.Any));
        var roles = Enumerable.Range(0, 5_000).Select(number => Role(
            $"r{number}",
            common,
            number % 3 == 0 ? stopped : Policy(Allow("sqs:*").On(ResourcePattern.Any)),
            Policy(Allow("s3:GetObject").On(new ResourcePattern($"arn:aws:s3:::{Bucket(number)}/*"))))).ToArray();
        var trust = Trust(new Principal.Service("ec2.amazonaws.com"));
        var deployed = Of(roles, [.. roles.Select(role => Resource(role, trust))]);
        var clock = Stopwatch.StartNew();

        var paths = PathSearch.Of(deployed, [new("read", [Read])], _ => { });

        Assert.Equal(
            Enumerable.Range(0, 5_000).Count(number => number % 3 != 0 || number % 50 == 1), paths.Paths.Count);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));

        static string Bucket(int number) => number % 50 == 1 ? "state" : $"b{number}";
    }

    private static DeployedAccounts RandomAccount(int seed) => RandomAccount(new Random(seed), roles: 14, users: 4);

    // Two tests ask about the same accounts.
    private static Dictionary<string, int> Plain(int seed) =>
        Known.GetOrAdd(seed, _ => new(() => Plain(RandomAccount(seed)))).Value;

    // The fewest calls by which each principal reads the object.
    private static Dictionary<string, int> Plain(DeployedAccounts deployed)
    {
        var calls = WhoCan.Ask(Read, deployed).Allowed.ToDictionary(allowed => allowed.Principal, _ => 1);
        var waiting = new Queue<string>(calls.Keys);
        while (waiting.TryDequeue(out var reached))
        {
            if (deployed.Principals.FirstOrDefault(principal => principal.Principal.Name == reached) is not { } target)
            {
                continue;
            }

            foreach (var caller in CallersOf(target, deployed).Where(caller => !calls.ContainsKey(caller)))
            {
                calls[caller] = calls[reached] + 1;
                waiting.Enqueue(caller);
            }
        }

        return calls;
    }

    private static HashSet<string> CallersOf(DeployedPrincipal target, DeployedAccounts deployed)
    {
        var arn = target.Principal.Arn;
        var trust = deployed.Resources.FirstOrDefault(resource => resource.Arn == arn)?.Policy as PolicyOfResource.Trust;
        var callers = trust is null ? Moves.Credentials.SelectMany(Allowed)
            : Allowed("sts:AssumeRole*").Concat(Allowed("iam:UpdateAssumeRolePolicy")).Concat(
                from service in trust.Policy.Statements.SelectMany(statement => statement.Principal.Principals)
                    .OfType<Principal.Service>()
                from allowed in Allowed("iam:PassRole")
                where Moves.Start(service.Name)!.Actions.Any(action => Names(allowed.Principal, action))
                select allowed);
        return [.. callers.Where(allowed => allowed.Example.Caller is not Caller.Service)
            .Select(allowed => allowed.Principal).Where(caller => caller != target.Principal.Name)];

        IReadOnlyList<AllowedPrincipal> Allowed(string action) =>
            WhoCan.Ask(new(new(action), arn, Account), deployed).Allowed;

        bool Names(string principal, string action) => deployed.Principals.First(one => one.Principal.Name == principal)
            .Principal.Identity.SelectMany(policy => policy.Document.Statements).Any(statement =>
                statement.Effect == Effect.Allow && statement.Action.Patterns.Any(pattern =>
                    FileSystemName.MatchesSimpleExpression(pattern.Text, action)));
    }

    private static DeployedAccounts RandomAccount(Random random, int roles, int users, string[]? on = null)
    {
        var managed = Enumerable.Range(0, 4).Select(_ => RandomPolicy()).ToArray();
        var principals = Enumerable.Range(0, roles).Select(number => WithMore(Role($"r{number}", RandomPolicy(), Pick(managed))))
            .Concat(Enumerable.Range(0, users).Select(number => WithMore(User($"u{number}", RandomPolicy(), Pick(managed)))))
            .ToArray();
        var trusts = principals.Where(principal => principal.Principal.Caller is Caller.RoleSession)
            .Select(role => Resource(role, RandomTrust())).ToArray();
        var scp = Policy(
            Allow("*").On(ResourcePattern.Any),
            Statement.Deny("S", new ActionPattern("sts:AssumeRole")).On(new ResourcePattern($"{Iam}:role/r3"))
                .When(new Condition(ConditionOperator.ArnNotLike, new("aws:PrincipalArn"), [$"{Iam}:role/r1*"])));
        var place = new Membership("o-exampleorgid", [new([new("scp", scp)])], []);
        return Of(principals, trusts) with
        {
            Memberships = random.Next(2) == 0 ? new Dictionary<AccountId, Membership>()
                : new Dictionary<AccountId, Membership> { [Account] = place },
        };

        T Pick<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

        IdentityPolicy RandomPolicy() => Policy([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => RandomStatement())]);

        IdentityStatement RandomStatement()
        {
            ActionPattern[] actions = [new(Pick(Actions)), new(Pick(Actions))];
            var clause = random.Next(5) == 0 ? Statement.Deny("S", actions[0]) : Statement.Allow("S", actions);
            return clause.On(new ResourcePattern(Pick(on ?? Resources))).When(Pick(Conditions));
        }

        TrustPolicy RandomTrust() => Trust(
            random.Next(6) switch
            {
                0 => new Principal.Service("ec2.amazonaws.com"),
                1 => new Principal.Service("lambda.amazonaws.com"),
                2 => new Principal.Role(Arn.Of($"{Iam}:role/r{random.Next(roles)}")),
                3 => new Principal.User(Arn.Of($"{Iam}:user/u{random.Next(users)}")),
                _ => new Principal.Account(Account),
            },
            Pick(Conditions));

        DeployedPrincipal WithMore(DeployedPrincipal principal) => principal with
        {
            Tags = random.Next(2) == 0 ? null : new Dictionary<string, string> { ["team"] = Pick(["a", "b"]) },
            Principal = principal.Principal with { Boundary = random.Next(4) == 0 ? [new("limit", Pick(managed))] : [] },
        };
    }

    // It names a role, compares the caller, or denies by its ARN.
    private static PolicyOfResource.Plain RandomBucketPolicy(Random random)
    {
        var on = new ResourcePattern("arn:aws:s3:::state/*");
        var when = Conditions[random.Next(Conditions.Length)];
        return new("policy of state", ResourcePolicy.Of(
            Statement.Allow("Named", new ActionPattern("s3:GetObject"))
                .To(new Principal.Role(Arn.Of($"{Iam}:role/r{random.Next(14)}"))).On(on).When(when),
            Statement.Deny("Limit", new ActionPattern("s3:*")).To(new Principal.AnyAws()).On(on).When(
                new Condition(ConditionOperator.ArnLike, new("aws:PrincipalArn"), [$"{Iam}:*/*{random.Next(10)}"]))));
    }

    private static DeployedAccounts Of(IReadOnlyList<DeployedPrincipal> principals, IReadOnlyList<DeployedResource> trusts) =>
        new([Account], principals, trusts, new Dictionary<AccountId, Membership>(), []);

    private static DeployedResource Resource(DeployedPrincipal role, TrustPolicy trust) =>
        new(role.Principal.Arn, Account, new PolicyOfResource.Trust("trust policy", trust), null, []);

    private static TrustPolicy Trust(Principal principal, params Condition[] when) =>
        TrustPolicy.Of(Allow("sts:AssumeRole").To(principal).When(when));

    private static DeployedPrincipal Role(string name, params IdentityPolicy[] policies)
    {
        var arn = Arn.Of($"{Iam}:role/{name}");
        return Principal(new Caller.RoleSession(arn, arn.Session("session")), arn, policies);
    }

    private static DeployedPrincipal User(string name, params IdentityPolicy[] policies)
    {
        var arn = Arn.Of($"{Iam}:user/{name}");
        return Principal(new Caller.User(arn), arn, policies);
    }

    private static DeployedPrincipal Principal(Caller caller, Arn arn, IdentityPolicy[] policies) => new(
        new(arn.ToString(), caller, [.. policies.Index().Select(one =>
            new NamedPolicy<IdentityPolicy>($"policy {one.Index}", one.Item))]),
        null,
        []);

    private static IdentityPolicy Policy(params IdentityStatement[] statements) => IdentityPolicy.Of(statements);

    private static Clause Allow(params string[] actions) =>
        Statement.Allow("S", [.. actions.Select(action => new ActionPattern(action))]);
}
