using IamEngine.Decide;
using IamEngine.Decide.Explain;
using IamEngine.Requests;
using IamEngine.Vocabulary;
using Review.Accounts;
using Tests.Review;

namespace Tests.Accounts;

/// <summary>
/// Claims about who may do what in a stack as it is declared, one line each, as a reviewer would say them:
/// <code>(await Account.Of("dev")).Role("upload").May(S3.PutObject).On("checkpoints/a");</code>
/// Each is decided by the evaluator in circumstances in which nothing but the policies can say no; a claim that is false fails with the reasons.
/// </summary>
internal sealed class Account(global::Review.Accounts.Account account)
{
    /// <summary>The account of one of the committed stacks.</summary>
    public static async Task<Account> Of(string stack) => new(global::Review.Accounts.Account.Of(await Reviews.Of(stack)));

    public Person User(string name) => new(account, account.User(name));

    /// <summary>A session of the role.</summary>
    public Person Role(string name) => new(account, account.Role(name));

    public Person Anybody => new(account, Actor.Anonymous);

    public Person AnotherAccountsAdmin => new(account, Actor.Stranger(account.Partition));
}

internal sealed record Person(global::Review.Accounts.Account Account, Actor Actor)
{
    public Claim May(ActionName action) => new(this, action, Expected: true, Circumstances);

    public Claim MayNot(ActionName action) => new(this, action, Expected: false, Circumstances);

    public static RequestContext Circumstances { get; } = RequestContext.Of(
        ("aws:SecureTransport", "true"), ("s3:TlsVersion", "1.3"), ("aws:SourceIp", "203.0.113.9"));
}

internal sealed record Claim(Person Person, ActionName Action, bool Expected, RequestContext Context)
{
    /// <summary>The same claim where one condition key is otherwise.</summary>
    public Claim When(string key, string value) => this with { Context = Context.With(key, ContextValue.One(value)) };

    public Claim Without(string key) => this with { Context = Context.Without(key) };

    /// <summary>Decides the claim on an object of the state bucket, named by its key; on the bucket itself, named by nothing.</summary>
    public void On(string key = "") => OnArn(Person.Account.Arns("aws:s3/bucket:Bucket").First() is var bucket && key.Length > 0 ? $"{bucket}/{key}" : $"{bucket}");

    /// <summary>Decides the claim on the key that encrypts the state.</summary>
    public void OnTheKey() => OnArn(Person.Account.Arns("aws:kms/key:Key").First().ToString());

    /// <summary>Decides the claim on a role.</summary>
    public void OnRole(string name) => OnArn(((Caller.RoleSession)Person.Account.Role(name).Caller).Role.ToString());

    private void OnArn(string arn)
    {
        var decision = Person.Account.Decide(Person.Actor, Action.ToString(), arn, Context);
        Assert.True(
            decision.Verdict == Verdict.Allowed == Expected,
            $"{Person.Actor.Name} {Action} on {arn} is {decision.Verdict}: {string.Join("; ", decision.Because.Select(reason => ExplanationText.Why(reason, decision.Request)))}");
    }
}
