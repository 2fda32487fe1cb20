using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;

namespace Tests.Prove;

/// <summary>
/// Each question on the policies of a stack, with a proof, and with a planted violation that the prover must find.
/// </summary>
public class QuestionTests
{
    private static readonly AccountId Account = AccountId.Of("123456789012");
    private static readonly AccountId Elsewhere = AccountId.Of("111122223333");
    private static readonly Arn Uploader = Arn.Of("arn:aws:iam::123456789012:user/uploader");
    private static readonly Arn Role = Arn.Of("arn:aws:iam::123456789012:role/upload");
    private static readonly ResourcePattern Objects = new("arn:aws:s3:::state/*");

    private static readonly TrustPolicy Trust = TrustPolicy.Of(
        Statement.Allow("Uploader", Sts.AssumeRole).To(new Principal.User(Uploader)));

    private static readonly ResourcePolicy BucketPolicy = ResourcePolicy.Of(
        Statement.Deny("OnlyTls", S3.Any).ToEveryone().On(new("arn:aws:s3:::state"), Objects).When(Aws.SecureTransport.Is(false)),
        Statement.Allow("Role", S3.GetObject, S3.PutObject).To(new Principal.Role(Role)).On(Objects));

    [Fact]
    public void Only_the_uploader_can_become_the_role()
    {
        var requests = RequestSet.Of(Sts.AssumeRole).On(Role);
        Assert.True(Ask(new Question.OnlyAllows(OfRole(Trust), [new Principal.User(Uploader)], requests)).IsProved);

        var widened =
            Trust with
            {
                Statements = Trust.Statements.Add(
                Statement.Allow("All", Sts.AssumeRole).To(new Principal.Account(Account)))
            };
        var broken = Refuted(new Question.OnlyAllows(OfRole(widened), [new Principal.User(Uploader)], requests));
        Assert.NotEqual(Uploader.ToString(), broken.Request.Caller.Text);
        Assert.Equal(Verdict.Allowed, OfRole(widened).Decide(broken.Request));
    }

    [Fact]
    public void A_trust_policy_that_names_the_account_needs_an_identity_policy_too()
    {
        var delegating = TrustPolicy.Of(Statement.Allow("All", Sts.AssumeRole).To(new Principal.Account(Account)));
        var nobodyElse = AnalyzedPolicy.Of(new PolicySet { Resource = new PolicyOfResource.Trust("trust", delegating) }, Account);
        Assert.True(Ask(new Question.NeverAllows(nobodyElse, RequestSet.Of(Sts.AssumeRole).On(Role))).IsProved);
    }

    [Fact]
    public void No_request_without_TLS_is_allowed()
    {
        var subject = OfBucket(BucketPolicy);
        var withoutTls = RequestSet.Of(S3.GetObject, S3.PutObject).On(Objects).When(Aws.SecureTransport.Is(false));
        Assert.True(Ask(new Question.NeverAllows(subject, withoutTls)).IsProved);
        Assert.True(Ask(new Question.AlwaysDenies(subject, withoutTls)).IsProved);

        var forgotten = new ResourcePolicy(BucketPolicy.Statements.Skip(1).ToSeq());
        Assert.Equal(
            "false", Refuted(new Question.NeverAllows(OfBucket(forgotten), withoutTls)).Request.Context.Find(
                "aws:SecureTransport")!.Values[0]);
    }

    [Fact]
    public void Nothing_is_public()
    {
        var anyone = RequestSet.Of(S3.Any).On(Objects);
        Principal[] own = [new Principal.Account(Account)];
        Assert.True(Ask(new Question.OnlyAllows(AnalyzedPolicy.Of(BucketPolicy), [.. own], anyone)).IsProved);

        var open = BucketPolicy with
        {
            Statements = BucketPolicy.Statements.Add(
            Statement.Allow("Open", S3.GetObject).ToEveryone().On(Objects))
        };
        Assert.NotEqual(
            Account, Refuted(new Question.OnlyAllows(AnalyzedPolicy.Of(open), [.. own], anyone)).Request.Caller.Account);
    }

    [Fact]
    public void A_boundary_keeps_a_role_from_what_its_policy_gives()
    {
        var set = new PolicySet
        {
            Identity = [new("all", Allow("*", "*"))],
            Boundary = [new("boundary", Allow("s3:*", "*"))],
        };
        var session = AnalyzedPolicy.Of(set, Account).AskedBy(new Principal.Role(Role));
        Assert.True(Ask(new Question.NeverAllows(session, RequestSet.Of(new ActionPattern("iam:*")))).IsProved);
        Assert.False(Ask(new Question.NeverAllows(session, RequestSet.Of(S3.GetObject))).IsProved);
        Assert.False(
            Ask(new Question.NeverAllows(
                AnalyzedPolicy.Of(set with { Boundary = [] }, Account), RequestSet.Of(new ActionPattern("iam:*")))).IsProved);
    }

    [Fact]
    public void Every_level_of_an_organization_must_let_a_request_pass()
    {
        var set = new PolicySet
        {
            Identity = [new("all", Allow("*", "*"))],
            Scp = [new([new("root", Allow("*", "*"))]), new([new("unit", Allow("s3:*", "*"))])],
        };
        Assert.True(
            Ask(new Question.NeverAllows(
                AnalyzedPolicy.Of(set, Account).AskedBy(new Principal.Role(Role)), RequestSet.Of(Kms.Decrypt))).IsProved);
        var exempt = AnalyzedPolicy.Of(set with { ManagementAccount = Account, Resource = Delegating }, Account)
            .AskedBy(new Principal.Role(Role));
        Assert.False(Ask(new Question.NeverAllows(exempt, RequestSet.Of(Kms.Decrypt))).IsProved);
    }

    [Fact]
    public void Two_policies_for_different_prefixes_are_disjoint()
    {
        Assert.True(
            Ask(new Question.Disjoint(
                AnalyzedPolicy.Of(Allow("s3:*", "arn:aws:s3:::state/a/*")),
                AnalyzedPolicy.Of(Allow("s3:*", "arn:aws:s3:::state/b/*")))).IsProved);
        var both = Refuted(
            new Question.Disjoint(
                AnalyzedPolicy.Of(Allow("s3:*", "arn:aws:s3:::state/a*")),
                AnalyzedPolicy.Of(Allow("s3:*", "arn:aws:s3:::state/*b"))));
        Assert.Equal("arn:aws:s3:::state/ab", both.Request.Resource);
    }

    [Fact]
    public void Another_account_needs_both_sides()
    {
        var named = ResourcePolicy.Of(
            Statement.Allow("Elsewhere", S3.GetObject).To(new Principal.Account(Elsewhere)).On(Objects));
        var set = new PolicySet { Resource = new PolicyOfResource.Plain("bucket", named) };
        var reads = RequestSet.Of(S3.GetObject).On(Objects).By(new Principal.Account(Elsewhere));
        Principal.User someone = new(Arn.Of("arn:aws:iam::111122223333:user/a"));
        Assert.True(Ask(new Question.NeverAllows(AnalyzedPolicy.Of(set, Account).AskedBy(someone), reads)).IsProved);
        Assert.False(
            Ask(new Question.NeverAllows(
                AnalyzedPolicy.Of(set with { Identity = [new("all", Allow("*", "*"))] }, Account)
                .AskedBy(someone), reads)).IsProved);
    }

    [Fact]
    public void A_question_beyond_its_budget_is_unknown_and_reports_its_cost()
    {
        var many = new IdentityPolicy(
            Enumerable.Range(0, 14).Select(i => Allow("s3:*", $"arn:aws:s3:::*w{i}iz*").Statements[0]).ToSeq());
        var more = new IdentityPolicy(
            Enumerable.Range(0, 14).Select(i => Allow("s3:*", $"arn:aws:s3:::*w{i}i*").Statements[0]).ToSeq());
        var question = new Question.Implies(AnalyzedPolicy.Of(many), AnalyzedPolicy.Of(more));
        Assert.True(Ask(question).IsProved);
        var proof = Prover.Ask(question, new Budget(20));
        var unknown = Assert.IsType<Proof.Unknown>(proof);
        Assert.Equal("the budget was spent before an answer was found", unknown.Reason);
        Assert.True(unknown.Cost.Steps > 0);
    }

    [Fact]
    public void A_proof_lists_its_assumptions()
    {
        var like = PolicyReader.Identity(
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"s3:prefix":"a","aws:PrincipalType":"User"}}}}""").OrThrow();
        var proved = Assert.IsType<Proof.Proved>(
            Ask(new Question.Implies(AnalyzedPolicy.Of(like), AnalyzedPolicy.Of(Allow("*", "*")))));
        Assert.Equal(
            ["aws:principaltype: only values that AWS derives from the caller and the resource",
            "s3:prefix: at most one value, of the type that the key has"], proved.Assumptions);
    }

    private static PolicyOfResource Delegating => new PolicyOfResource.Key("key", ResourcePolicy.Of(
        Statement.Allow("Account", Kms.Decrypt).To(new Principal.Account(Account)).On(ResourcePattern.Any)));

    private static AnalyzedPolicy.Composed OfRole(TrustPolicy trust) => AnalyzedPolicy.Of(
        new PolicySet { Identity = [new("all", Allow("*", "*"))], Resource = new PolicyOfResource.Trust("trust", trust) },
        Account);

    private static AnalyzedPolicy.Composed OfBucket(ResourcePolicy policy) => AnalyzedPolicy.Of(
        new PolicySet { Identity = [new("all", Allow("s3:*", "*"))], Resource = new PolicyOfResource.Plain("bucket", policy) },
        Account);

    private static IdentityPolicy Allow(string action, string resource) =>
        IdentityPolicy.Of(Statement.Allow("It", new ActionPattern(action)).On(new ResourcePattern(resource)));

    private static Proof Ask(Question question) => Prover.Ask(question);

    private static CounterExample Refuted(Question question)
    {
        var proof = Ask(question);
        return Assert.IsType<Proof.Refuted>(proof).Example;
    }
}
