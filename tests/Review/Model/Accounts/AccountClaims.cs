using IamEngine.Decide;
using IamEngine.Decide.Explain;
using IamEngine.Requests;
using IamEngine.Vocabulary;
using Review.Model;
using Review.Model.Accounts;

namespace Tests.Review.Model.Accounts;

/// <summary>
/// Claims about the permissions of a declared stack, one line each:
/// <code>(await AccountClaims.Of("dev")).Role("upload").May(S3.PutObject).On("checkpoints/a");</code>
/// The evaluator decides each for a request that meets all conditions; a false claim fails with the reasons.
/// </summary>
internal sealed class AccountClaims(AccountModel account)
{
    /// <summary>The account of one of the committed stacks.</summary>
    public static async Task<AccountClaims> Of(string stack) => new(AccountModel.Of(await Reviews.Of(stack)));

    public PrincipalClaims User(string name) => new(account, account.User(name));

    /// <summary>A session of the role.</summary>
    public PrincipalClaims Role(string name) => new(account, account.Role(name));

    public PrincipalClaims Anybody => new(account, StackPrincipal.Anonymous);

    public PrincipalClaims AnotherAccountsAdmin => new(account, StackPrincipal.Stranger(account.Partition));
}

internal sealed record PrincipalClaims(AccountModel Account, StackPrincipal Principal)
{
    public Claim May(ActionName action) => new(this, action, Expected: true, Circumstances);

    public Claim MayNot(ActionName action) => new(this, action, Expected: false, Circumstances);

    public static RequestContext Circumstances { get; } = RequestContext.Of(
        ("aws:SecureTransport", "true"), ("s3:TlsVersion", "1.3"), ("aws:SourceIp", "203.0.113.9"));
}

internal sealed record Claim(PrincipalClaims By, ActionName Action, bool Expected, RequestContext Context)
{
    /// <summary>The same claim with another value of one condition key.</summary>
    public Claim When(string key, string value) => this with { Context = Context.With(key, ContextValue.One(value)) };

    public Claim Without(string key) => this with { Context = Context.Without(key) };

    /// <summary>Decides the claim on an object of the state bucket, by its key; without a key, on the bucket.</summary>
    public void On(string key = "") =>
        OnArn(By.Account.Arns(ResourceTypes.Bucket).First() is var bucket && key.Length > 0 ? $"{bucket}/{key}" : $"{bucket}");

    /// <summary>Decides the claim on the KMS key of the state.</summary>
    public void OnTheKey() => OnArn(By.Account.Arns(ResourceTypes.Key).First().ToString());

    /// <summary>Decides the claim on a role.</summary>
    public void OnRole(string name) => OnArn(By.Account.Role(name).Arn.ToString());

    private void OnArn(string arn)
    {
        var decision = By.Account.Decide(By.Principal, Action.ToString(), arn, Context);
        Assert.True(
            decision.Verdict == Verdict.Allowed == Expected,
            $"{By.Principal.Name} {Action} on {arn} is {decision.Verdict}: "
                + $"{string.Join("; ", decision.Because.Select(reason => ExplanationText.Why(reason, decision.Request)))}");
    }
}
