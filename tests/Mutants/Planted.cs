using Mutation;

namespace Tests.Mutants;

/// <summary>A small document and a test that detects only some of its mutants.</summary>
internal static class Planted
{
    public const string File = "policies/Access/Planted.cs";

    public const string Document = """
        using IamEngine.Model;
        using IamEngine.Vocabulary;
        using static IamEngine.Model.Statement;

        namespace Policies.Access;

        public static class Planted
        {
            public static ResourcePolicy Document(Arn bucket, Arn log, bool tls)
            {
                if (!tls)
                {
                    return ResourcePolicy.Of();
                }

                return ResourcePolicy.Of(
                    Allow("Read", S3.GetObject, S3.ListBucket).To(new Principal.Service("example.amazonaws.com")).On(bucket)
                        .When(Aws.PrincipalAccount.Is("123456789012")),
                    Deny("OnlyTls", S3.Any).ToEveryone().On(bucket, log).When(Aws.SecureTransport.Is(false)));
            }
        }
        """;

    /// <summary>Detects changes in the number of statements and in the first statement's actions, and no others.</summary>
    public const string Tests = """
        using IamEngine.Model;
        using Policies.Access;

        namespace Tests;

        public sealed class PlantedTests
        {
            private static readonly Arn Bucket = Arn.Of("arn:aws:s3:::example");

            [Theory]
            [InlineData(true, 2)]
            [InlineData(false, 0)]
            public void It_has_two_statements_with_TLS(bool tls, int count) =>
                Assert.Equal(count, Planted.Document(Bucket, Bucket, tls).Statements.Count);

            [Fact]
            public async Task The_first_reads() => await Task.Run(() =>
                Assert.Equal("{s3:GetObject, s3:ListBucket}", Planted.Document(Bucket, Bucket, true).Statements[0].Action.Patterns.ToString()));
        }
        """;

    public static Campaign Campaign(string document = Document, string tests = Tests) =>
        global::Mutation.Campaign.Prepare("/", [new(File, document)], [new("tests/Policies/Access/PlantedTests.cs", tests)]);

    /// <summary>Each mutant with the test that detects it; empty if no test does.</summary>
    public static Dictionary<string, string> Outcomes(Campaign campaign) => campaign.Try([.. campaign.Mutants(File)])
        .GroupBy(outcome => outcome.Mutant.Words)
        .ToDictionary(group => group.Key, group => $"{group.First().KilledBy}");
}
