using System.Globalization;
using IamEngine.Model;
using IamEngine.Prove;
using Review.Model;
using Review.Reports;

namespace Benchmarks.Prove;

/// <summary>The questions of the proof benchmarks. Every answer is yes, so each needs a proof.</summary>
internal static class ProveCases
{
    /// <summary>The prod stack as the program declares it.</summary>
    public static ReviewReport Prod { get; } =
        StackReview.OfAsync(ProjectFolder(), "prod").GetAwaiter().GetResult() is StackReview.Done done
            ? done.Report
            : throw new InvalidOperationException("prod does not review");

    /// <summary>Every document of prod compared with itself plus one statement and minus one, in both directions.</summary>
    public static IReadOnlyList<Question> Versions { get; } = [
        .. Prod.Documents.Select(document => document.Document).OfType<PolicyDocument>().SelectMany(VersionsOf)];

    /// <summary>
    /// This many statements, each with a bucket, a prefix and a network, compared with as many broader statements.
    /// </summary>
    public static Question Statements(int count) => Implies(
        IdentityPolicy.Of([.. Enumerable.Range(0, count).Select(i => Statement(i, "team-*/", 24))]),
        IdentityPolicy.Of([.. Enumerable.Range(0, count).Select(i => Statement(i, "team-*", 16))]));

    /// <summary>Asks the question; throws if the answer is not a proof.</summary>
    public static Proof.Proved Prove(Question question) =>
        Prover.Ask(question) as Proof.Proved ?? throw new InvalidOperationException(
            $"{question} is not proved, so this measures something else");

    private static IEnumerable<Question> VersionsOf(PolicyDocument document)
    {
        var (less, more) = document switch
        {
            IdentityPolicy identity => ((PolicyDocument)(identity with { Statements = identity.Statements.Skip(1).ToSeq() }),
                (PolicyDocument)(
                    identity with
                    {
                        Statements = identity.Statements.Add(
                        IamEngine.Model.Statement.Allow("More", new ActionPattern("s3:Get*"))
                        .On(new ResourcePattern("arn:aws:s3:::infra-*")))
                    })),
            ResourcePolicy resource => (resource with { Statements = resource.Statements.Skip(1).ToSeq() },
                resource with
                {
                    Statements = resource.Statements.Add(
                    IamEngine.Model.Statement.Deny("More", new ActionPattern("s3:Put*")).ToEveryone()
                    .On(new ResourcePattern("arn:aws:s3:::infra-*")))
                }),
            TrustPolicy trust => (trust with { Statements = trust.Statements.Skip(1).ToSeq() },
                trust with
                {
                    Statements = trust.Statements.Add(
                    IamEngine.Model.Statement.Allow("More", new ActionPattern("sts:TagSession"))
                    .To(new Principal.Account(AccountId.Of("123456789012"))))
                }),
            _ => throw new InvalidOperationException($"{document.GetType()} is no kind of document"),
        };
        foreach (var version in (PolicyDocument[])[document, less, more])
        {
            yield return new Question.Implies(AnalyzedPolicy.Of(version, "HEAD"), AnalyzedPolicy.Of(document, "BASE"));
            yield return new Question.Implies(AnalyzedPolicy.Of(document, "HEAD"), AnalyzedPolicy.Of(version, "BASE"));
        }
    }

    private static IdentityStatement Statement(int i, string prefix, int bits) => IamEngine.Model.Statement
        .Allow($"S{i.ToString(CultureInfo.InvariantCulture)}", new ActionPattern(i % 2 == 0 ? "s3:Get*" : "s3:PutObject")).On(
            new ResourcePattern($"arn:aws:s3:::bucket-{i}/{prefix}*"))
        .When(
            new Condition(ConditionOperator.StringLike, new("s3:prefix"), [$"{prefix}{i}*"]),
            new Condition(
                ConditionOperator.IpAddress, new("aws:SourceIp"), [$"10.{i % 200}.{(bits == 24 ? i / 200 : 0)}.0/{bits}"]));

    private static Question.Implies Implies(IdentityPolicy head, IdentityPolicy @base) =>
        new(AnalyzedPolicy.Of(head, "HEAD"), AnalyzedPolicy.Of(@base, "BASE"));

    /// <summary>The folder with Pulumi.yaml.</summary>
    public static string ProjectFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pulumi.yaml")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the benchmarks run inside the project's folder only");
    }
}
