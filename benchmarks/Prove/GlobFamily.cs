using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Prove;

namespace Benchmarks.Prove;

/// <summary>
/// The question whether one list of patterns matches every ARN that another list matches: for the prover as two policies, for a
/// solver as SMT-LIB.
/// </summary>
internal sealed record GlobFamily(string Name, IReadOnlyList<string> Head, IReadOnlyList<string> Base)
{
    /// <summary><c>bucket-i/team-*/data/*</c> within <c>bucket-i/team-*</c>, for this many buckets.</summary>
    public static GlobFamily Buckets(int count) => new(
        $"{count} globs within {count} globs",
        Many(count, i => $"arn:aws:s3:::bucket-{i}/team-*/data/*"), Many(count, i => $"arn:aws:s3:::bucket-{i}/team-*"));

    /// <summary>
    /// This many globs <c>*wiz*</c> within as many <c>*wi*</c>. An automaton of all of them has exponentially many states.
    /// </summary>
    public static GlobFamily Infixes(int count) => new(
        $"{count} infix globs within {count}",
        Many(count, i => $"arn:aws:s3:::x/*w{i}iz*"), Many(count, i => $"arn:aws:s3:::x/*w{i}i*"));

    /// <summary><c>ab(*b)^k</c> within <c>a(*b)^k</c>.</summary>
    public static GlobFamily Repeated(int stars) => new(
        $"`ab(*b)^{stars}` within `a(*b)^{stars}`",
        [$"arn:aws:s3:::x/ab{Repeat("*b", stars)}"], [$"arn:aws:s3:::x/a{Repeat("*b", stars)}"]);

    /// <summary><c>*w0*w1*...</c> within <c>*wk*</c>.</summary>
    public static GlobFamily Words(int words) => new(
        $"`*w0*...*w{words - 1}*` within `*w{words - 1}*`",
        [$"arn:aws:s3:::x/*{string.Concat(Enumerable.Range(0, words).Select(i => $"w{i}*"))}"],
        [$"arn:aws:s3:::x/*w{words - 1}*"]);

    /// <summary>The reverse question, whose answer is no for the families above.</summary>
    public GlobFamily Reversed() => new($"{Name}, reversed", Base, Head);

    public Question Question() => new Question.Implies(
        AnalyzedPolicy.Of(Policy(Head), "HEAD"), AnalyzedPolicy.Of(Policy(Base), "BASE"));

    public string HeadJson() => PolicyWriter.Write(Policy(Head));

    public string BaseJson() => PolicyWriter.Write(Policy(Base));

    /// <summary>
    /// The question in SMT-LIB 2.6: a resource that the first list matches and the second does not. It is unsatisfiable if the
    /// second list contains the first.
    /// https://smt-lib.org/theories-UnicodeStrings.shtml
    /// </summary>
    public string SmtLib() =>
        $"""
        (set-logic QF_S)
        (declare-const resource String)
        (assert (str.in_re resource {Union(Head)}))
        (assert (not (str.in_re resource {Union(Base)})))
        (check-sat)

        """;

    private static string Union(IReadOnlyList<string> globs) => globs is [var only]
        ? Expression(only)
        : $"(re.union {string.Join(' ', globs.Select(Expression))})";

    private static string Expression(string glob)
    {
        var parts = new List<string>();
        foreach (var (literal, index) in glob.Split('*').Select((literal, index) => (literal, index)))
        {
            if (index > 0)
            {
                parts.Add("re.all");
            }

            if (literal.Length > 0)
            {
                parts.Add($"(str.to_re \"{literal}\")");
            }
        }

        return parts is [var only] ? only : $"(re.++ {string.Join(' ', parts)})";
    }

    private static IdentityPolicy Policy(IReadOnlyList<string> resources) => IdentityPolicy.Of(
        Statement.Allow("All", new ActionPattern("s3:GetObject")).On(
            [.. resources.Select(resource => new ResourcePattern(resource))]));

    private static IReadOnlyList<string> Many(int count, Func<int, string> glob) => [.. Enumerable.Range(0, count).Select(glob)];

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
