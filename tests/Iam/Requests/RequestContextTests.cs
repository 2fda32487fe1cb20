using IamEngine.Requests;

namespace Tests.Requests;

public sealed class RequestContextTests
{
    private static readonly RequestContext Given = RequestContext.Of(("aws:SourceIp", "203.0.113.9"), ("aws:username", "ana"));

    [Fact]
    public void A_default_is_the_value_of_a_missing_key_only()
    {
        var context = Given.WithDefaults(
        [
            KeyValuePair.Create("AWS:UserName", ContextValue.One("ben")),
            KeyValuePair.Create("aws:PrincipalType", ContextValue.One("User")),
            KeyValuePair.Create("aws:principaltype", ContextValue.One("Account")),
        ]);

        Assert.Equal("ana", context.Find("aws:username")?.ToString());
        Assert.Equal("User", context.Find("aws:PrincipalType")?.ToString());
        Assert.Equal(3, context.Entries.Count());
    }

    [Fact]
    public void A_change_leaves_the_first_context_as_it_was()
    {
        _ = Given.With("AWS:USERNAME", ContextValue.One("ben"));
        _ = Given.Without("aws:sourceip");
        _ = Given.WithDefaults([KeyValuePair.Create("aws:PrincipalType", ContextValue.One("User"))]);

        Assert.Equal(["aws:SourceIp=203.0.113.9", "aws:username=ana"], Given.Entries.Select(key => $"{key.Key}={key.Value}"));
    }

    [Fact]
    public void A_new_value_replaces_that_of_the_key_in_any_case()
    {
        Assert.Equal("ben", Given.With("AWS:USERNAME", ContextValue.One("ben")).Find("aws:username")?.ToString());
        Assert.Null(Given.Without("AWS:SOURCEIP").Find("aws:SourceIp"));
    }
}
