using IamEngine.Model;

namespace IamEngine.Requests;

/// <summary>Reads a caller from text.</summary>
internal static class CallerReader
{
    // The providers that a trust policy contains by domain name; all other web identity providers have an ARN.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-federated-web-identity
    private static readonly string[] ProvidersByDomain =
        ["accounts.google.com", "cognito-identity.amazonaws.com", "graph.facebook.com", "www.amazon.com"];

    public static Answer<Caller> Read(string text) => text switch
    {
        "anonymous" or "*" => Yes(new Caller.Anonymous()),
        _ when ProvidersByDomain.Contains(text) => Yes(new Caller.TokenHolder(text)),
        _ when text.StartsWith("arn:", StringComparison.Ordinal) => Arn.Ask(text).Then(FromArn),
        _ when IsServiceName(text) => Yes(new Caller.Service(text)),
        _ when AccountId.IsAccountId(text) => Yes(new Caller.AccountRoot(new Arn("aws", "iam", "", text, "root"))),
        _ => No($"`{text}` is not a caller: it is the ARN of a user, role, role session, federated user, account root or "
            + "identity provider, " +
            "a service such as ec2.amazonaws.com, or `anonymous`"),
    };

    private static Answer<Caller> FromArn(Arn arn)
    {
        if (!AccountId.IsAccountId(arn.Account))
        {
            return No($"`{arn}` is not a caller: it names no account of twelve digits");
        }

        if (arn.ToString().AsSpan().ContainsAny('*', '?'))
        {
            return No($"`{arn}` is not a caller: one caller makes a request, so its ARN has no wildcard");
        }

        var name = arn.Resource.AsSpan(arn.ResourceType.Length).TrimStart('/');
        return (arn.Service, arn.ResourceType, HasName: name.Length > 0 && name[^1] != '/') switch
        {
            ("iam", "", _) when arn.Resource == "root" => Yes(new Caller.AccountRoot(arn)),
            ("iam", "user", true) => Yes(new Caller.User(arn)),
            ("iam", "role", true) => Yes(new Caller.RoleSession(arn, null)),
            ("sts", "assumed-role", true) when name.IndexOf('/') is > 0 and var slash && slash < name.Length - 1 =>
                Yes(new Caller.RoleSession(new Arn(arn.Partition, "iam", "", arn.Account, $"role/{name[..slash]}"), arn)),
            ("sts", "federated-user", true) => Yes(
                new Caller.FederatedUser(arn, new Arn(arn.Partition, "iam", "", arn.Account, $"user/{name}"))),
            ("iam", "oidc-provider" or "saml-provider", true) => Yes(new Caller.TokenHolder(arn.ToString())),
            _ => No($"`{arn}` is not a caller: a user, role, role session, federated user, account root or identity provider "
                + "is one"),
        };
    }

    private static bool IsServiceName(string text) =>
        (text.EndsWith(".amazonaws.com", StringComparison.Ordinal) || text.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal)
            || text.EndsWith(".amazon.com", StringComparison.Ordinal) || text.EndsWith(".aws.internal", StringComparison.Ordinal))
        && !text.AsSpan().ContainsAnyExcept(NameCharacters);

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    private static Answer<Caller> Yes(Caller caller) => new Answer<Caller>.Yes(caller);

    private static Answer<Caller> No(string reason) => new Answer<Caller>.No([reason]);
}
