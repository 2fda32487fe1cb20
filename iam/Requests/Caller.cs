using IamEngine.Model;

namespace IamEngine.Requests;

/// <summary>The caller of a request. Its kind decides which policy types apply and which principals match it.</summary>
public abstract record Caller
{
    // The cases declare their members without init: `with` would change a member and not the text and account derived from
    // it.
    private Caller(string text, AccountId? account) => (Text, Account) = (text, account);

    /// <summary>The caller as text, as in a scenario.</summary>
    public string Text { get; }

    /// <summary>
    /// The account that the caller belongs to; services, anonymous callers and holders of an identity provider's token have none.
    /// </summary>
    public AccountId? Account { get; }

    /// <summary>An IAM user with its own access key: <c>arn:aws:iam::123456789012:user/uploader</c>.</summary>
    public sealed record User(Arn Arn) : Caller(Arn.ToString(), AccountId.Of(Arn.Account))
    {
        public Arn Arn { get; } = Arn;
    }

    /// <summary>
    /// A session of a role. A session's ARN lacks the role's path, so the role's ARN can have more than the session's. If
    /// only the role is known, the session has no name, and no policy matches it by a session's ARN.
    /// </summary>
    public sealed record RoleSession(Arn Role, Arn? Session) : Caller((Session ?? Role).ToString(), AccountId.Of(Role.Account))
    {
        public Arn Role { get; } = Role;

        public Arn? Session { get; } = Session;
    }

    /// <summary>
    /// A session that a user got from <c>sts:GetFederationToken</c>: <c>arn:aws:sts::123456789012:federated-user/NAME</c>. Its
    /// ARN does not name the user; <paramref name="By"/> does. Both belong to one account.
    /// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="By"/> belongs to another account.</exception>
    public sealed record FederatedUser(Arn Session, Arn By) : Caller(Session.ToString(), AccountId.Of(Session.Account))
    {
        public Arn Session { get; } = Session;

        public Arn By { get; } = CanGet(By, Session) ? By
            : throw new ArgumentException($"`{Session}` is not a session of `{By}`");

        /// <summary>Whether a user can get the session: the session belongs to the user's account.</summary>
        public static bool CanGet(Arn user, Arn session) =>
            user.Account == session.Account && user.Partition == session.Partition;
    }

    /// <summary>The root user of an account: <c>arn:aws:iam::123456789012:root</c>.</summary>
    public sealed record AccountRoot(Arn Arn) : Caller(Arn.ToString(), AccountId.Of(Arn.Account))
    {
        public Arn Arn { get; } = Arn;
    }

    /// <summary>An AWS service acting on its own: <c>elasticmapreduce.amazonaws.com</c>.</summary>
    public sealed record Service(string Name) : Caller(Name, null)
    {
        public string Name { get; } = Name;
    }

    /// <summary>
    /// A caller with the token of an OpenID Connect or SAML provider and no AWS credentials yet, who calls
    /// <c>sts:AssumeRoleWithWebIdentity</c>
    /// and <c>sts:AssumeRoleWithSAML</c>: the provider's ARN, or its domain name for the providers built into AWS.
    /// </summary>
    public sealed record TokenHolder(string Provider) : Caller(Provider, null)
    {
        public string Provider { get; } = Provider;
    }

    /// <summary>A caller without credentials.</summary>
    public sealed record Anonymous() : Caller("anonymous", null);

    /// <summary>
    /// Reads a caller: an ARN, a service's name, <c>anonymous</c> or <c>*</c>. A role's own ARN means a session of it that is not
    /// named.
    /// </summary>
    public static Answer<Caller> Ask(string text) => CallerReader.Read(text);

    public static Caller Of(string text) => Ask(text).OrThrow();

    public sealed override string ToString() => Text;
}
