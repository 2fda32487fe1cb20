using IamEngine.Decide;
using IamEngine.Model;

namespace Review.Diff.Access;

/// <summary>
/// Requests of one kind that are allowed on the one side and not on the other, or of which that could not be decided.
/// </summary>
/// <param name="Who">Whose requests.</param>
/// <param name="Service">The service's prefix, such as <c>s3</c>; <c>*</c> for all that no policy names.</param>
/// <param name="Level">The access level in words; <c>anything</c> where all are meant.</param>
/// <param name="Actions">The actions; empty where they could not be told one by one.</param>
/// <param name="IsWholeLevel">Whether these are all actions that the service has at that level.</param>
/// <param name="On">The resource of the stack that it is about; null where the statements say on what.</param>
/// <param name="Resources">What the allowing statements say on what.</param>
/// <param name="Example">A request that shows it; null where it could not be decided.</param>
/// <param name="By">The statements that allow the example on the side that allows it.</param>
/// <param name="Otherwise">Why the other side does not allow it.</param>
/// <param name="Undecided">Why it could not be decided; null where it could.</param>
/// <param name="Weight">Where it stands among others; the smaller, the sooner a reader must see it.</param>
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

/// <summary>A request, decided by the evaluator under the policies of both sides.</summary>
public sealed record AccessExample(Request Request, Verdict Before, Verdict After);

/// <summary>A statement that allows, and where the program says so.</summary>
/// <param name="Policy">The resource that holds the document.</param>
/// <param name="Statement">Its Sid, or its place.</param>
/// <param name="Source">File and line in C#; null where that cannot be told for certain.</param>
/// <param name="Says">The statement on one line.</param>
public sealed record AllowingStatement(string Policy, string Statement, string? Source, string Says);
