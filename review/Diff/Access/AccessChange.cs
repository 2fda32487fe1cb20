using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Requests;

namespace Review.Diff.Access;

/// <summary>Requests of one kind that one side allows and the other does not, or for which this could not be decided.</summary>
/// <param name="Who">The callers of the requests.</param>
/// <param name="Service">
/// The prefix of the service, such as <c>s3</c>; <c>*</c> for all services that are not in any policy.
/// </param>
/// <param name="Level">The access level in words; <c>anything</c> for all levels.</param>
/// <param name="Actions">The actions; empty if they could not be determined one by one.</param>
/// <param name="IsWholeLevel">Whether these are all actions of the service at that level.</param>
/// <param name="On">The resource of the stack; null if <c>Resources</c> has the resources.</param>
/// <param name="Resources">The resources in the allowing statements.</param>
/// <param name="Example">An example request; null if the change is undecided.</param>
/// <param name="By">The statements that allow the example.</param>
/// <param name="Otherwise">The reason why the other side does not allow the example.</param>
/// <param name="Undecided">The reason why the change is undecided; null if it is decided.</param>
/// <param name="Weight">The sort order; the smallest comes first.</param>
public sealed record AccessChange(
    string Who,
    string Service,
    string Level,
    Seq<string> Actions,
    bool IsWholeLevel,
    string? On,
    Seq<string> Resources,
    AccessExample? Example,
    Seq<AllowingStatement> By,
    string? Otherwise,
    string? Undecided,
    int Weight);

/// <summary>A request with the evaluator's decision under the policies of each side.</summary>
public sealed record AccessExample(Request Request, Verdict Before, Verdict After);

/// <summary>A statement that allows the example, and its source line.</summary>
/// <param name="Policy">The resource that contains the document.</param>
/// <param name="Statement">The statement's Sid, or its position.</param>
/// <param name="Source">The C# file and line; null if it is not certain.</param>
/// <param name="Says">The statement on one line.</param>
public sealed record AllowingStatement(string Policy, string Statement, string? Source, string Says);
