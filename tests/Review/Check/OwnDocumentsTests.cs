using IamEngine.Check;
using IamEngine.Model;
using Policies.Access;

namespace Tests.Check;

/// <summary>Checks this project's own policies with the rules.</summary>
public class OwnDocumentsTests
{
    private static readonly AccountId Account = AccountId.Of("123456789012");

    private static readonly StateStore Store = new(
        Arn.Of("arn:aws:s3:::example-state"), Arn.Of("arn:aws:kms:us-east-1:123456789012:key/example"));

    public static TheoryData<string> Approved => [.. Directory
        .EnumerateFiles(Path.Combine(Review.Reviews.Root, "tests", "Expectations"), "*.json", SearchOption.AllDirectories)
        .Where(path => KindOf(path) is not null && !path.Contains(".received.", StringComparison.Ordinal))
        .Select(path => Path.GetRelativePath(Path.Combine(Review.Reviews.Root, "tests", "Expectations"), path))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Approved))]
    public void Every_document_that_a_stack_declares_is_sound(string name) =>
        AssertSound(File.ReadAllText(Path.Combine(Review.Reviews.Root, "tests", "Expectations", name)), KindOf(name)!.Value);

    [Fact]
    public void Every_stack_declares_documents_that_are_checked() => Assert.True(Approved.Count > 20);

    [Fact]
    public void The_documents_that_no_stack_here_declares_are_sound()
    {
        AssertSound(SavepointDeletion.Document(Store), PolicyKind.Identity);
        AssertSound(
            StateAccess.Document(Store)
                .WithConditions(new(MfaRequired: true, TimeSpan.FromHours(1), [Cidr.Of("203.0.113.0/24")])),
            PolicyKind.Identity);
        AssertSound(
            StateAccess.Document(Store)
                .WithConditions(new(MfaRequired: true, TimeSpan.FromHours(1), [Cidr.Of("203.0.113.0/24")])), PolicyKind.Identity);
        AssertSound(ClusterNodeAccess.Document(Store, highAvailability: true), PolicyKind.Identity);
        AssertSound(InterfaceEndpointPolicy.Document(new("sts:*"), Account), PolicyKind.Endpoint);
        AssertSound(StateKeyPolicy.Document(Account, "aws-cn"), PolicyKind.Key);
        AssertSound(UploadTrust.Document([new TrustedUser(Arn.IamUser("aws", Account, "uploader"))], new(
            ExternalId: "example", MfaRequired: true, MfaMaxAge: TimeSpan.FromHours(1), SourceCidrs: [Cidr.Of("203.0.113.0/24")],
            SessionNamedForUser: true, SessionTags: ["team"])), PolicyKind.Trust);
    }

    [Fact]
    public void A_document_with_a_fault_is_not_sound() => Assert.ThrowsAny<Exception>(() => AssertSound(
        IdentityPolicy.Of(Statement.Allow("Planted", new ActionPattern("s3:GetObject")).On(Store.Bucket)), PolicyKind.Identity));

    private static void AssertSound(PolicyDocument document, PolicyKind kind) =>
        AssertSound(IamEngine.Json.PolicyWriter.Write(document), kind);

    private static void AssertSound(string json, PolicyKind kind) =>
        Assert.DoesNotContain(PolicyCheck.Run(json, kind), finding => finding.IsSerious);

    private static PolicyKind? KindOf(string path) => Path.GetFileName(path).Split('.') switch
    {
        [_, "trust", "json"] => PolicyKind.Trust,
        [_, "identity", "json"] => PolicyKind.Identity,
        [_, "endpoint", "json"] => PolicyKind.Endpoint,
        [_, "boundary", "json"] => PolicyKind.Boundary,
        [var name, "resource", "json"] when name.EndsWith("-key", StringComparison.Ordinal) => PolicyKind.Key,
        [_, "resource", "json"] => PolicyKind.Bucket,
        _ => null,
    };
}
