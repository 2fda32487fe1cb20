using CsCheck;
using IamEngine.Model;

namespace Tests.Model;

/// <summary>Each method of a typed key, and the JSON that it creates.</summary>
public class ConditionKeysTests
{
    private static readonly StringKey Text = new("aws:username");
    private static readonly MultiStringKey Texts = new("aws:TagKeys");
    private static readonly NumericKey Number = new("aws:MultiFactorAuthAge");
    private static readonly IpAddressKey Address = new("aws:SourceIp");
    private static readonly ArnKey Name = new("aws:SourceArn");
    private static readonly Arn Bucket = Arn.Of("arn:aws:s3:::state");

    public static TheoryData<string, Condition> Verbs => new()
    {
        { "StringEquals aws:username {al, bo}", Text.Is("bo", "al") },
        { "StringNotEquals aws:username {al}", Text.IsNot("al") },
        { "StringLike aws:username {a*}", Text.IsLike("a*") },
        { "StringNotLike aws:username {a*}", Text.IsNotLike("a*") },
        { "Null aws:username {false}", Text.IsPresent() },
        { "Null aws:username {true}", Text.IsMissing() },
        { "ForAnyValue:StringEquals aws:TagKeys {a, b}", Texts.HasAnyOf("b", "a") },
        { "ForAllValues:StringEquals aws:TagKeys {a}", Texts.HasOnly("a") },
        { "Null aws:TagKeys {false}", Texts.IsPresent() },
        { "Bool aws:SecureTransport {true}", new BoolKey("aws:SecureTransport").Is(true) },
        { "Bool aws:SecureTransport {false}", new BoolKey("aws:SecureTransport").Is(false) },
        { "NumericLessThan aws:MultiFactorAuthAge {3600}", Number.IsLessThan(3600) },
        { "NumericLessThanEquals aws:MultiFactorAuthAge {3600}", Number.IsAtMost(3600) },
        { "NumericGreaterThanEquals aws:MultiFactorAuthAge {1.2}", Number.IsAtLeast(1.2m) },
        { "IpAddress aws:SourceIp {203.0.113.0/24, ::/0}", Address.IsIn(Cidr.AnyIPv6, Cidr.Of("203.0.113.0/24")) },
        { "NotIpAddress aws:SourceIp {203.0.113.0/24}", Address.IsNotIn(Cidr.Of("203.0.113.0/24")) },
        { "ArnLike aws:SourceArn {arn:aws:s3:::*}", Name.IsLike("arn:aws:s3:::*") },
        { "ArnNotLike aws:SourceArn {arn:aws:s3:::*}", Name.IsNotLike("arn:aws:s3:::*") },
        { "ArnEquals aws:SourceArn {arn:aws:s3:::state}", Name.Is(Bucket) },
    };

    [Theory]
    [MemberData(nameof(Verbs), DisableDiscoveryEnumeration = true)]
    public void A_verb_becomes_one_line(string expected, Condition condition) => Assert.Equal(expected, condition.ToString());

    [Fact]
    public void A_key_is_a_variable_in_the_text_of_another() => Assert.Equal("${aws:username}", Text.Variable);

    [Fact]
    public void Keys_are_case_insensitive_also_after_the_slash()
    {
        ConditionKey one = new("aws:PrincipalTag/Team"), other = new("AWS:principaltag/TEAM");
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.Equal(0, one.CompareTo(other));
        Assert.NotEqual(one, new ConditionKey("aws:PrincipalTag/Teams"));
    }

    [Fact]
    public void Order_and_equality_of_keys_agree()
    {
        var key = Gen.String[Gen.Char["aAbB:/_[~"], 0, 3].Select(name => new ConditionKey(name));
        Gen.Select(key, key).Sample((one, other) => (one == other) == (one.CompareTo(other) == 0));
    }
}
