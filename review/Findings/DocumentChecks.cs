using IamEngine.Check;
using IamEngine.Model;
using Review.Model;
using Severity = Review.Model.Severity;

namespace Review.Findings;

/// <summary>Checks every declared document against the rules of <c>iam/Check</c>.</summary>
internal static class DocumentChecks
{
    /// <summary>Skips documents that cannot be read; <see cref="PolicyDocuments"/> reports them.</summary>
    public static IEnumerable<Finding> Of(IEnumerable<ReportedDocument> documents) =>
        from document in documents
        where document.Document is not null
        from finding in PolicyCheck.Run(document.Policy.ToJsonString(), KindOf(document))
        select new Finding(
            finding.Code, Weight(finding.Severity), finding.Message, $"{document.Urn} {finding.Path}", finding.Help);

    private static PolicyKind KindOf(ReportedDocument document) => (document.Kind, document.Place) switch
    {
        (DocumentKind.Trust, _) => PolicyKind.Trust,
        (DocumentKind.Boundary, _) => PolicyKind.Boundary,
        (DocumentKind.Endpoint, _) => PolicyKind.Endpoint,
        (DocumentKind.Resource, Attachment.BucketPolicy) => PolicyKind.Bucket,
        (DocumentKind.Resource, Attachment.KeyPolicy) => PolicyKind.Key,
        (DocumentKind.Resource, _) => PolicyKind.Resource,
        _ => PolicyKind.Identity,
    };

    private static Severity Weight(IamEngine.Check.Rules.Severity severity) => severity switch
    {
        IamEngine.Check.Rules.Severity.Error => Severity.Error,
        IamEngine.Check.Rules.Severity.Suggestion => Severity.Note,
        _ => Severity.Warning,
    };
}
