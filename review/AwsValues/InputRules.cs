using IamEngine.Model;

namespace Review.AwsValues;

/// <summary>What AWS publishes about one input of one type of resource. Each constraint is a row of the table.</summary>
/// <param name="Type">The type token, such as <c>aws:iam/role:Role</c>.</param>
/// <param name="Input">The input by wire name; see <see cref="InputPath"/>.</param>
/// <param name="What">The input in words, such as <c>a role's name</c>.</param>
/// <param name="Help">What to write.</param>
/// <param name="Link">The AWS page that states the rules.</param>
/// <param name="Member">The input in AWS's API model, <c>service:Operation:Member</c>; null if no operation takes it
/// unchanged.</param>
public sealed record InputRules(
    string Type, string Input, string What, string Help, string Link, string? Member, Seq<Constraint> Constraints);
