using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Requests;
using Policies.Access;

namespace Tests.Access;

/// <summary>The conditions on the caller in the user's own policy, with each setting on and off.</summary>
public sealed class CallerConditionsTests
{
    private static readonly AccountId Account = AccountId.Of("123456789012");

    private static readonly Arn User = Arn.IamUser("aws", Account, "uploader");

    private static readonly StateStore Store = new(
        Arn.Of("arn:aws:s3:::example-state"), Arn.Of("arn:aws:kms:us-east-1:123456789012:key/example"));

    private static readonly Cidr Office = Cidr.Of("198.18.0.0/24");

    private static readonly (string, string)[] PlainKey = [("aws:SourceIp", "198.18.0.7")];

    private static readonly (string, string)[] SessionWithCode = [
        .. PlainKey, ("aws:MultiFactorAuthPresent", "true"), ("aws:MultiFactorAuthAge", "60")];

    // GetSessionToken without an MFA code:
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
    private static readonly (string, string)[] SessionWithoutCode = [.. PlainKey, ("aws:MultiFactorAuthPresent", "false")];

    [Fact]
    public void Without_a_condition_the_document_is_as_it_was() =>
        Assert.Equal(
            PolicyWriter.Write(StateAccess.Document(Store)),
            PolicyWriter.Write(StateAccess.Document(Store).WithConditions(new())));

    [Fact]
    public void Each_condition_stands_on_every_statement_but_that_of_the_key() => Assert.Equal(
        """{"Version":"2012-10-17","Statement":[{"Sid":"DeleteCheckpoints","Effect":"Allow","Action":"s3:DeleteObject","Resource":"arn:aws:s3:::example-state/checkpoints/*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"},"IpAddress":{"aws:SourceIp":"198.18.0.0/24"},"NumericLessThan":{"aws:MultiFactorAuthAge":"900"}}}]}""",
        PolicyWriter.Write(CheckpointDeletion.Document(Store).WithConditions(new(true, TimeSpan.FromMinutes(15), [Office]))));

    [Fact]
    public void The_listing_keeps_its_prefixes_with_the_conditions() => Assert.Contains(
        """{"Bool":{"aws:MultiFactorAuthPresent":"true"},"StringLike":{"s3:prefix":["checkpoints/*","savepoints/*"]}}""",
        PolicyWriter.Write(StateAccess.Document(Store).WithConditions(new(MfaRequired: true))),
        StringComparison.Ordinal);

    [Fact]
    public void A_second_factor_that_is_not_asked_for_is_not_missed() => Assert.Equal(Verdict.Allowed, Write(new(), PlainKey));

    [Fact]
    public void A_plain_access_key_is_refused_where_a_second_factor_is_required()
    {
        Assert.Equal(Verdict.ImplicitlyDenied, Write(new(MfaRequired: true), PlainKey));
        Assert.Equal(Verdict.ImplicitlyDenied, Write(new(MfaRequired: true), SessionWithoutCode));
        Assert.Equal(Verdict.Allowed, Write(new(MfaRequired: true), SessionWithCode));
    }

    [Theory]
    [InlineData("59", true)]
    [InlineData("60", false)]
    [InlineData("3600", false)]
    public void An_age_limit_refuses_a_second_factor_that_is_older(string age, bool isAllowed) => Assert.Equal(
        isAllowed ? Verdict.Allowed : Verdict.ImplicitlyDenied,
        Write(new(MfaMaxAge: TimeSpan.FromMinutes(1)),
        [.. PlainKey, ("aws:MultiFactorAuthPresent", "true"), ("aws:MultiFactorAuthAge", age)]));

    [Fact]
    public void An_age_limit_alone_refuses_a_plain_access_key() =>
        Assert.Equal(Verdict.ImplicitlyDenied, Write(new(MfaMaxAge: TimeSpan.FromHours(1)), PlainKey));

    [Theory]
    [InlineData("198.18.0.7", true)]
    [InlineData("198.18.1.7", false)]
    [InlineData("2001:db8::1", false)]
    public void A_call_from_another_network_is_refused(string address, bool isAllowed)
    {
        Assert.Equal(
            isAllowed ? Verdict.Allowed : Verdict.ImplicitlyDenied, Write(new(SourceCidrs: [Office]), ("aws:SourceIp", address)));
        Assert.Equal(Verdict.Allowed, Write(new(), ("aws:SourceIp", address)));
    }

    [Fact]
    public void An_IPv6_network_allows_its_own_addresses() =>
        Assert.Equal(
            Verdict.Allowed, Write(new(SourceCidrs: [Office, Cidr.Of("2001:db8::/32")]), ("aws:SourceIp", "2001:db8::1")));

    [Fact]
    public void A_call_through_a_VPC_endpoint_has_no_source_address_and_is_refused() =>
        Assert.Equal(Verdict.ImplicitlyDenied, Write(new(SourceCidrs: [Office]), ("aws:SourceVpce", "vpce-0123456789abcdef0")));

    [Fact]
    public void S3_uses_the_key_from_its_own_address_for_a_call_that_it_allowed()
    {
        var all = new CallerConditions(true, TimeSpan.FromHours(1), [Office]);

        Assert.Equal(
            Verdict.Allowed, Decide(all, "kms:GenerateDataKey", Store.Key.ToString(), ("kms:ViaService", Store.S3EndPoint)));
        Assert.Equal(Verdict.ImplicitlyDenied, Decide(all, "kms:GenerateDataKey", Store.Key.ToString(), SessionWithCode));
    }

    private static Verdict Write(CallerConditions conditions, params (string, string)[] context) =>
        Decide(conditions, "s3:PutObject", $"{Store.Bucket}/checkpoints/x", context);

    private static Verdict Decide(
        CallerConditions conditions, string action, string resource, params (string, string)[] context) =>
        Evaluator.For(new()
        {
            Identity = [new("state-access", StateAccess.Document(Store).WithConditions(conditions))],
            Resource = resource == Store.Key.ToString()
                ? new PolicyOfResource.Key("state-key", StateKeyPolicy.Document(Account, "aws")) : null,
        })
            .Decide(new(new Caller.User(User), action, resource, Account, RequestContext.Of(context)));
}
