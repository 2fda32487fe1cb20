using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Requests;

namespace Review.Accounts;

/// <summary>Somebody who may make requests, with the policies that the stack gives them.</summary>
/// <param name="Name">As the tables call them.</param>
public sealed record Actor(
    string Name, Caller Caller, Seq<NamedPolicy<IdentityPolicy>> Identity = default, Seq<NamedPolicy<IdentityPolicy>> Boundary = default)
{
    /// <summary>An account that has nothing to do with the stack. The id is one that AWS's own documentation uses.</summary>
    public static AccountId OtherAccount { get; } = AccountId.Of("111122223333");

    /// <summary>Someone without credentials.</summary>
    public static Actor Anonymous { get; } = new("anonymous", new Caller.Anonymous());

    /// <summary>An administrator of another account, whose own policies allow everything: only the stack's side can say no.</summary>
    public static Actor Stranger(string partition) => new(
        "another account",
        new Caller.RoleSession(Arn.IamRole(partition, OtherAccount, "admin"), null),
        [new("AdministratorAccess", IdentityPolicy.Of(Statement.Allow("Everything", ActionPattern.Any).On(ResourcePattern.Any)))]);

    public static Actor Service(string name) => new(name, new Caller.Service(name));
}
