using Review.Model;
using Tests.Review.Delivery;

namespace Tests.Review.Findings;

/// <summary>What a setting gives to jobs, as a review shows it: in the tables, the proofs and the documents.</summary>
public sealed class JobReviewTests
{
    private const string Emr =
        """
          infra:emr:
            enabled: true
            job:
              egress: [{to: 10.20.200.0/24, ports: 9092-9098, why: Kafka}, {to: sg-0123456789abcdef0, ports: 3306}]
              buckets: [{name: example-input, prefixes: [orders/]}, {name: example-output, use: delete}]
              streams: [{name: orders}]
              databases: [{name: sales}]
        """;

    [Fact]
    public async Task What_jobs_use_is_in_the_tables_and_every_theorem_holds()
    {
        var report = await Delivered.With("dev", Emr);

        Assert.Contains(new("emr-core-group", "10.20.200.0/24", "tcp", "9092-9098", "Allowed", "Kafka"), report.Network);
        Assert.Contains(
            new("emr-core-group", "sg-0123456789abcdef0", "tcp", "3306", "Allowed", "jobs use it"), report.Network);
        foreach (var (action, resource) in new[]
        {
            ("s3:GetObject", "arn:aws:s3:::example-input/orders/*"), ("s3:DeleteObject", "arn:aws:s3:::example-output/*"),
            ("kinesis:GetRecords", "arn:aws:kinesis:us-east-1:123456789012:stream/orders"),
            ("glue:GetTable", "arn:aws:glue:us-east-1:123456789012:table/sales/*"),
        })
        {
            Assert.Contains(report.Access, row => row.Pattern == resource && row.Decision == "Allowed"
                && (row.Action == action || row.Also.Contains(action)));
        }

        Assert.All(report.Theorems, theorem => Assert.Equal(TheoremOutcome.Proved, theorem.Outcome));
        Assert.DoesNotContain(report.Findings, finding => finding.Severity == Severity.Error);
    }
}
