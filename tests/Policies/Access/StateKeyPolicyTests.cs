using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class StateKeyPolicyTests
{
    [Theory]
    [InlineData("aws")]
    [InlineData("aws-cn")]
    public void It_reads(string partition) => Assert.Equal(
        $"""
        Allow TheAccountDecides
          to AWS arn:{partition}:iam::123456789012:root
          kms:*
          on *
        """,
        Read(StateKeyPolicy.Document(Example.Id, partition)));

    [Theory]
    [InlineData("kms:Decrypt")]
    [InlineData("kms:PutKeyPolicy")]
    [InlineData("kms:ScheduleKeyDeletion")]
    public void Policies_of_the_accounts_identities_decide(string action) =>
        Asker.OfKey(StateKeyPolicy.Document(Example.Id, "aws")).May(action, Example.Key);

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/admin")]
    [InlineData("arn:aws:iam::111122223333:root")]
    [InlineData("anonymous")]
    [InlineData("s3.amazonaws.com")]
    public void No_principal_outside_is_allowed(string caller) =>
        Asker.OfKey(StateKeyPolicy.Document(Example.Id, "aws"), caller).MayNot("kms:Decrypt", Example.Key);
}
