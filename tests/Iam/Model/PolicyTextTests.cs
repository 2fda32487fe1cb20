using CsCheck;
using IamEngine.Model;
using Tests.Generators;

namespace Tests.Model;

/// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html</summary>
public class PolicyTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("plain", "'plain'")]
    [InlineData("*", "*")]
    [InlineData("a*b?c", "'a'", "*", "'b'", "?", "'c'")]
    [InlineData("**", "*", "*")]
    [InlineData("home/${aws:username}/*", "'home/'", "aws:username", "'/'", "*")]
    [InlineData("${aws:username}${aws:userid}", "aws:username", "aws:userid")]
    [InlineData("${ aws:username }", "aws:username")]
    [InlineData("${aws:PrincipalTag/team, 'none'}", "aws:PrincipalTag/team or none")]
    [InlineData("${aws:PrincipalTag/team,'none'}", "aws:PrincipalTag/team or none")]
    [InlineData("${aws:PrincipalTag/team, ''}", "aws:PrincipalTag/team or ")]
    [InlineData("${aws:PrincipalTag/team, 'a, b*'}", "aws:PrincipalTag/team or a, b*")]
    [InlineData("a${*}b${?}c${$}d", "'a*b?c$d'")]
    [InlineData("${*}*", "'*'", "*")]
    public void A_text_is_split_into_literals_wildcards_and_variables(string text, params string[] parts) =>
        Assert.Equal(parts, Parts(text, PolicyVersion.V2012));

    [Theory]
    [InlineData("$", "'$'")]
    [InlineData("$a", "'$a'")]
    [InlineData("${", "'${'")]
    [InlineData("${}", "'${}'")]
    [InlineData("${ }", "'${ }'")]
    [InlineData("${aws:username", "'${aws:username'")]
    [InlineData("${aws:username*", "'${aws:username'", "*")]
    [InlineData("${aws:username, none}", "'${aws:username, none}'")]
    [InlineData("${aws:username, '}", "'${aws:username, '}'")]
    [InlineData("${aws:username, }", "'${aws:username, }'")]
    [InlineData("${, 'none'}", "'${, 'none'}'")]
    [InlineData("$${aws:username}", "'$'", "aws:username")]
    public void Text_that_is_not_a_valid_variable_stays_literal(string text, params string[] parts) =>
        Assert.Equal(parts, Parts(text, PolicyVersion.V2012));

    [Theory]
    [InlineData(PolicyVersion.V2008)]
    [InlineData(PolicyVersion.Unstated)]
    public void Before_2012_there_are_no_variables_only_wildcards(PolicyVersion version)
    {
        Assert.Equal(["'${aws:username}/'", "*"], Parts("${aws:username}/*", version));
        Assert.Equal(["'${'", "*", "'}'"], Parts("${*}", version));
    }

    [Fact]
    public void No_character_of_a_text_without_variables_is_lost() =>
        GenPattern.Resource.Select(pattern => pattern.Text).Sample(text =>
        string.Concat(PolicyText.Parse(text, PolicyVersion.V2008).Parts.Select(part => part switch
        {
            PolicyTextPart.Literal literal => literal.Text,
            PolicyTextPart.AnyCharacters => "*",
            PolicyTextPart.OneCharacter => "?",
            _ => "",
        })) == text);

    [Fact]
    public void Adjacent_literals_are_merged() => GenPattern.Resource.Select(pattern => pattern.Text).Sample(text =>
    {
        var parts = PolicyText.Parse(text, PolicyVersion.V2012).Parts;
        return !parts.Zip(parts.Skip(1)).Any(pair => pair is (PolicyTextPart.Literal, PolicyTextPart.Literal));
    });

    private static string[] Parts(string text, PolicyVersion version) =>
        [.. PolicyText.Parse(text, version).Parts.Select(part => part switch
    {
        PolicyTextPart.Literal literal => $"'{literal.Text}'",
        PolicyTextPart.AnyCharacters => "*",
        PolicyTextPart.OneCharacter => "?",
        PolicyTextPart.Variable { Default: null } variable => variable.Key.Name,
        PolicyTextPart.Variable variable => $"{variable.Key} or {variable.Default}",
        _ => throw new InvalidOperationException(),
    })];
}
