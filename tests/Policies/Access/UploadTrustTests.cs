using IamEngine.Model;
using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class UploadTrustTests
{
    private const string User = $"{Example.Iam}user/uploader";

    private static readonly UploadTrustConditions All = new(
        "example-word", MfaRequired: true, TimeSpan.FromHours(1), [Cidr.Of("203.0.113.0/24"), Cidr.Of("2001:db8::/32")],
        SessionNamedForUser: true, ["team", "job"]);

    [Fact]
    public void Without_conditions_it_reads() => Assert.Equal(
        """
        Allow UploaderMayAssumeTheRole
          to AWS arn:aws:iam::123456789012:user/uploader
          sts:AssumeRole
        """,
        Read(Trust(new())));

    [Fact]
    public void The_id_of_the_user_is_in_the_name_of_the_statement() => Assert.Equal(
        """
        Allow UploaderMayAssumeTheRoleAIDAEXAMPLE
          to AWS arn:aws:iam::123456789012:user/uploader
          sts:AssumeRole
        """,
        Read(UploadTrust.Document([new(Arn.Of(User), "AIDAEXAMPLE")], new())));

    [Fact]
    public void With_all_conditions_it_reads() => Assert.Equal(
        """
        Allow UploaderMayAssumeTheRole
          to AWS arn:aws:iam::123456789012:user/uploader
          sts:AssumeRole
          when Bool aws:MultiFactorAuthPresent {true}
          when IpAddress aws:SourceIp {2001:db8::/32, 203.0.113.0/24}
          when NumericLessThan aws:MultiFactorAuthAge {3600}
          when StringEquals sts:ExternalId {example-word}
          when StringEquals sts:RoleSessionName {${aws:username}}
        Allow UploaderMayTagTheSession
          to AWS arn:aws:iam::123456789012:user/uploader
          sts:TagSession
          when ForAllValues:StringEquals aws:TagKeys {job, team}
          when Null aws:TagKeys {false}
        """,
        Read(Trust(All)));

    [Fact]
    public void The_named_user_becomes_the_role() => Uploader(new()).MayAssume();

    [Theory]
    [InlineData("arn:aws:iam::123456789012:user/uploader2")]
    [InlineData("arn:aws:iam::123456789012:user/admin")]
    [InlineData("arn:aws:iam::123456789012:role/uploader")]
    [InlineData("arn:aws:iam::111122223333:user/uploader")]
    [InlineData("s3.amazonaws.com")]
    [InlineData("anonymous")]
    public void No_other_principal_can_assume_the_role(string caller)
    {
        Asker.ToBecome(Trust(new()), caller).MayNotAssume();
        Asker.ToBecome(Trust(new(SessionTags: ["team"])), caller).When("aws:TagKeys", "team").MayNotTagTheSession();
    }

    [Fact]
    public void An_external_id_is_asked_for_where_one_is_set()
    {
        var uploader = Uploader(new(ExternalId: "example-word"));

        uploader.When("sts:ExternalId", "example-word").MayAssume();
        uploader.When("sts:ExternalId", "Example-Word").MayNotAssume();
        uploader.When("sts:ExternalId", "example-word-2").MayNotAssume();
        uploader.MayNotAssume();
    }

    [Fact]
    public void A_second_factor_is_asked_for_where_it_is_required()
    {
        var uploader = Uploader(new(MfaRequired: true));

        uploader.When("aws:MultiFactorAuthPresent", "true").MayAssume();
        uploader.When("aws:MultiFactorAuthPresent", "false").MayNotAssume();
        uploader.MayNotAssume();
    }

    [Fact]
    public void A_second_factor_may_be_limited_in_age_which_requires_one()
    {
        var uploader = Uploader(new(MfaMaxAge: TimeSpan.FromMinutes(30))).When("aws:MultiFactorAuthPresent", "true");

        uploader.When("aws:MultiFactorAuthAge", "1799").MayAssume();
        uploader.When("aws:MultiFactorAuthAge", "1800").MayNotAssume();
        uploader.MayNotAssume();
        uploader.When("aws:MultiFactorAuthAge", "1").Without("aws:MultiFactorAuthPresent").MayNotAssume();
    }

    [Fact]
    public void The_call_comes_from_the_named_networks_where_some_are_named()
    {
        var uploader = Uploader(new(SourceCidrs: [Cidr.Of("203.0.113.0/24"), Cidr.Of("198.51.100.7/32")]));

        uploader.When("aws:SourceIp", "203.0.113.255").MayAssume();
        uploader.When("aws:SourceIp", "198.51.100.7").MayAssume();
        uploader.When("aws:SourceIp", "203.0.114.0").MayNotAssume();
        uploader.When("aws:SourceIp", "198.51.100.8").MayNotAssume();
        uploader.MayNotAssume();
        Uploader(new(SourceCidrs: [Cidr.Of("203.0.113.0/24")])).When("aws:SourceIp", "203.0.114.0").MayNotAssume();
    }

    [Fact]
    public void The_session_has_the_users_name_where_it_is_asked_for()
    {
        var uploader = Uploader(new(SessionNamedForUser: true));

        uploader.When("sts:RoleSessionName", "uploader").MayAssume();
        uploader.When("sts:RoleSessionName", "somebody").MayNotAssume();
        uploader.When("sts:RoleSessionName", "uploader2").MayNotAssume();
        uploader.MayNotAssume();
    }

    [Fact]
    public void The_session_is_given_the_named_tags_and_no_other()
    {
        var uploader = Uploader(new(SessionTags: ["team", "job"]));

        uploader.When("aws:TagKeys", "team").MayTagTheSession();
        uploader.When("aws:TagKeys", "team,job").MayTagTheSession();
        uploader.When("aws:TagKeys", "team,owner").MayNotTagTheSession();
        uploader.When("aws:TagKeys", "owner").MayNotTagTheSession();
        uploader.MayNotTagTheSession();
        Uploader(new()).When("aws:TagKeys", "team").MayNotTagTheSession();
    }

    [Fact]
    public void All_conditions_hold_at_once()
    {
        var uploader = Uploader(All).When("sts:ExternalId", "example-word").When("aws:MultiFactorAuthPresent", "true")
            .When("aws:MultiFactorAuthAge", "60").When("aws:SourceIp", "203.0.113.9").When("sts:RoleSessionName", "uploader");

        uploader.MayAssume();
        foreach (var (key, _) in uploader.Context.Entries)
        {
            uploader.Without(key).MayNotAssume();
        }
    }

    [Fact]
    public void Several_users_share_a_role()
    {
        var trust = UploadTrust.Document(
            [new(Arn.Of(User), "AIDAONE"), new(Arn.Of($"{Example.Iam}user/second"), "AIDATWO")],
            new(SessionNamedForUser: true));

        Assert.Equal(
            """
            Allow UploaderMayAssumeTheRoleAIDAONEAIDATWO
              to AWS arn:aws:iam::123456789012:user/second
              to AWS arn:aws:iam::123456789012:user/uploader
              sts:AssumeRole
              when StringEquals sts:RoleSessionName {${aws:username}}
            """,
            Read(trust));
        Asker.ToBecome(trust, User).When("sts:RoleSessionName", "uploader").MayAssume();
        Asker.ToBecome(trust, $"{Example.Iam}user/second").When("sts:RoleSessionName", "second").MayAssume();
        Asker.ToBecome(trust, $"{Example.Iam}user/second").When("sts:RoleSessionName", "uploader").MayNotAssume();
        Asker.ToBecome(trust, $"{Example.Iam}user/third").When("sts:RoleSessionName", "third").MayNotAssume();
    }

    [Fact]
    public void A_role_of_another_account_gives_the_external_id()
    {
        const string Theirs = "arn:aws:iam::111122223333:role/teams/exporter";
        var trust = UploadTrust.Document(Arn.Of(Theirs), new(ExternalId: "example-word"));

        Assert.Equal(
            """
            Allow TheOtherRoleMayAssumeTheRole
              to AWS arn:aws:iam::111122223333:role/teams/exporter
              sts:AssumeRole
              when StringEquals sts:ExternalId {example-word}
            """,
            Read(trust));
        Their(Theirs).When("sts:ExternalId", "example-word").MayAssume();
        Their(Theirs).When("sts:ExternalId", "another").MayNotAssume();
        Their(Theirs).MayNotAssume();
        Their("arn:aws:iam::111122223333:role/exporter").When("sts:ExternalId", "example-word").MayNotAssume();
        Their("arn:aws:iam::123456789012:role/teams/exporter").When("sts:ExternalId", "example-word").MayNotAssume();

        // The policies of the other account allow the call.
        Asker Their(string role) => Asker.ToBecome(trust, role) with
        {
            Policies = new()
            {
                Resource = new IamEngine.Decide.PolicyOfResource.Trust("trust", trust),
                Identity = [new("identity", IdentityPolicy.Of(
                    Statement.Allow("AssumeRoles", new ActionPattern("sts:AssumeRole")).On(ResourcePattern.Any)))],
            },
        };
    }

    private static TrustPolicy Trust(UploadTrustConditions conditions) =>
        UploadTrust.Document([new TrustedUser(Arn.Of(User))], conditions);

    private static Asker Uploader(UploadTrustConditions conditions) => Asker.ToBecome(Trust(conditions), User);
}
