using IamEngine.Model;

namespace Policies.Access.Rights;

/// <summary>The purpose of a call.</summary>
public enum Use
{
    Read,
    Create,
    Update,
    Delete,
}

/// <summary>An API call that the provider makes for a resource type.</summary>
/// <param name="Action">Such as <c>ec2:CreateSubnet</c>.</param>
/// <param name="Place">The resources and conditions of the permission.</param>
/// <param name="On">
/// The resource type that the call acts on, as in its ARN: <c>subnet</c>. Empty if the place determines it.
/// </param>
public sealed record Right(Use Use, string Action, Place Place, string On = "")
{
    /// <summary>
    /// Whether the call reads a secret. Only those who may read Pulumi's state, which has the same secret, get it.
    /// </summary>
    public bool ReadsSecret => Place == Place.KeysOfSecrets || Action == "secretsmanager:GetSecretValue";
}

/// <summary>A resource type with the API calls that the provider makes to read, create, update and delete it.</summary>
/// <param name="Type">Pulumi's name for it: <c>aws:ec2/subnet:Subnet</c>.</param>
public sealed record TypeRights(string Type, params Seq<Right> Rights)
{
    public IEnumerable<Right> Reading => Rights.Where(right => right.Use == Use.Read);
}

/// <summary>Short constructors for the tables.</summary>
internal static class Words
{
    public static IEnumerable<Right> Read(Place place, params IEnumerable<string> actions) =>
        Rights(Use.Read, place, "", actions);

    public static IEnumerable<Right> Create(Place place, params IEnumerable<string> actions) =>
        Rights(Use.Create, place, "", actions);

    public static IEnumerable<Right> Update(Place place, params IEnumerable<string> actions) =>
        Rights(Use.Update, place, "", actions);

    public static IEnumerable<Right> Delete(Place place, params IEnumerable<string> actions) =>
        Rights(Use.Delete, place, "", actions);

    public static TypeRights Type(string type, params IEnumerable<IEnumerable<Right>> rights) =>
        new(type, rights.SelectMany(right => right).ToSeq());

    private static IEnumerable<Right> Rights(Use use, Place place, string on, IEnumerable<string> actions) =>
        actions.Select(action => new Right(use, action, place, on));
}
