using IamEngine.Model;

namespace IamEngine.Requests;

/// <summary>The caller of a request. Its kind decides which policy types apply and which principals match it.</summary>
public abstract record Caller
{
    // The members have no init accessor: `with` would change a member but not the derived text and account.
    private Caller(string text, AccountId? account) => (Text, Account) = (text, account);

    /// <summary>The caller as text, as in a scenario.</summary>
    public string Text { get; }

    /// <summary>
    /// The account of the caller; services, anonymous callers and callers with an identity provider's token have none.
    /// </summary>
    public AccountId? Account { get; }

    /// <summary>An IAM user with a long-term access key: <c>arn:aws:iam::123456789012:user/uploader</c>.</summary>
    public sealed record User(Arn Arn) : Caller(Arn.ToString(), AccountId.Of(Arn.Account))
    {
        public Arn Arn { get; } = Arn;
    }

    /// <summary>
    /// A session of a role. The session's ARN does not contain the role's path, but the role's ARN does. If only the role is
    /// known, the session has no name, and no session ARN in a policy matches it.
    /// </summary>
    public sealed record RoleSession(Arn Role, Arn? Session) : Caller((Session ?? Role).ToString(), AccountId.Of(Role.Account))
    {
        public Arn Role { get; } = Role;

        public Arn? Session { get; } = Session;
    }

    /// <summary>
    /// A session that a user got from <c>sts:GetFederationToken</c>: <c>arn:aws:sts::123456789012:federated-user/NAME</c>. Its
    /// ARN does not contain the user; <paramref name="By"/> is the user. Both belong to one account.
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
    /// A caller with the token of an OpenID Connect or SAML provider and without AWS credentials, who calls
    /// <c>sts:AssumeRoleWithWebIdentity</c> or <c>sts:AssumeRoleWithSAML</c>. It has the provider's ARN, or its domain name for
    /// the providers built into AWS.
    /// </summary>
    public sealed record TokenHolder(string Provider) : Caller(Provider, null)
    {
        public string Provider { get; } = Provider;
    }

    /// <summary>A caller without credentials.</summary>
    public sealed record Anonymous() : Caller("anonymous", null);

    /// <summary>
    /// Parses a caller: an ARN, a service's name, <c>anonymous</c> or <c>*</c>. A role's ARN means a session of the role without
    /// a name.
    /// </summary>
    public static Answer<Caller> Ask(string text) => CallerReader.Read(text);

    public static Caller Of(string text) => Ask(text).OrThrow();

    public sealed override string ToString() => Text;
}
