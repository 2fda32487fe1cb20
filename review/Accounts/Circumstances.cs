using Policies.Decide;
using Policies.Model;
using Review.Report;

namespace Review.Accounts;

/// <summary>
/// Circumstances in which every condition about the circumstances holds: over TLS 1.3, with a fresh second factor, from a network that the
/// policies name. So a "no" in the table is never a matter of where somebody sits.
/// </summary>
internal sealed class Circumstances
{
    private readonly IReadOnlyList<ConditionTest> tests;

    public Circumstances(ReviewReport report) =>
        tests = [.. report.Documents.Where(document => document.Document is not null).SelectMany(document => document.Document!.AllStatements).SelectMany(statement => statement.Condition)];

    public RequestContext Favourable { get => field ??= RequestContext.Of(Keys()); private set; }

    private IEnumerable<(string Key, string Value)> Keys()
    {
        yield return ("aws:SecureTransport", "true");
        yield return ("s3:TlsVersion", "1.3");
        yield return ("aws:MultiFactorAuthPresent", "true");
        yield return ("aws:MultiFactorAuthAge", "0");
        yield return ("aws:SourceIp", Named("aws:SourceIp") is { } block && Cidr.TryReadLoosely(block, out var cidr) ? cidr.AddressAt(0) : "198.51.100.1");
        if (Named("sts:ExternalId") is { } externalId)
        {
            yield return ("sts:ExternalId", externalId);
        }
    }

    private string? Named(string key) => tests.FirstOrDefault(test => test.Key == new ConditionKey(key) && !test.Operator.IsNegated())?.Values.FirstOrDefault();
}
