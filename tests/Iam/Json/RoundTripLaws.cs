using CsCheck;
using IamEngine.Json;
using IamEngine.Model;
using Tests.Generators;

namespace Tests.Json;

/// <summary>A written document can be read again, and is equal to the original.</summary>
public class RoundTripLaws
{
    [Fact]
    public void An_identity_policy_that_is_written_and_read_is_the_same() =>
        GenPolicy.Identity.Sample(
            policy => PolicyReader.Identity(PolicyWriter.Write(policy))
                .OrThrow() == policy, iter: 2_000, print: PolicyWriter.Write);

    [Fact]
    public void A_trust_policy_that_is_written_and_read_is_the_same() =>
        GenPolicy.Trust.Sample(
            policy => PolicyReader.Trust(PolicyWriter.Write(policy)).OrThrow() == policy, iter: 2_000, print: PolicyWriter.Write);

    [Fact]
    public void A_resource_policy_that_is_written_and_read_is_the_same() =>
        GenPolicy.ResourceBased.Sample(
            policy => PolicyReader.Resource(PolicyWriter.Write(policy))
                .OrThrow() == policy, iter: 2_000, print: PolicyWriter.Write);

    [Fact]
    public void Indentation_changes_nothing_but_white_space() =>
        GenPolicy.ResourceBased.Sample(
            policy => PolicyWriter.Write(
                PolicyReader.Resource(PolicyWriter.WriteIndented(policy)).OrThrow()) == PolicyWriter.Write(policy),
            print: PolicyWriter.Write);

    [Fact]
    public void Size_is_the_length_of_the_canonical_text() =>
        GenPolicy.Any.Sample(policy => PolicyWriter.Size(policy) == PolicyWriter.Write(policy).Length, print: PolicyWriter.Write);

    [Fact]
    public void Documents_that_differ_are_written_differently() =>
        Gen.Select(GenPolicy.ResourceBased, GenPolicy.ResourceBased).Where((one, other) => one != other)
            .Sample((one, other) => PolicyWriter.Write(one) != PolicyWriter.Write(other));

    /// <summary>Tests that equality detects each kind of difference; otherwise the tests above would prove nothing.</summary>
    [Fact]
    public void Equality_of_documents_sees_every_element()
    {
        var statement = Statement.Allow("One", new ActionPattern("s3:GetObject")).To(new Principal.AnyAws())
            .On(ResourcePattern.Any);
        var condition = new Condition(ConditionOperator.Bool, new("aws:SecureTransport"), ["true"]);
        var policy = ResourcePolicy.Of(statement);
        Assert.Equal(ResourcePolicy.Of(statement with { Sid = new("One") }), policy);
        Assert.All(
            [
                policy with { Version = PolicyVersion.V2008 },
                policy with { Id = "" },
                ResourcePolicy.Of(),
                ResourcePolicy.Of(statement, statement),
                ResourcePolicy.Of(statement with { Sid = null }),
                ResourcePolicy.Of(statement.When(condition)),
                ResourcePolicy.Of(
                    Statement.Deny("One", new ActionPattern("s3:GetObject")).To(new Principal.AnyAws()).On(ResourcePattern.Any)),
                ResourcePolicy.Of(
                    Statement.Allow("One", new ActionPattern("s3:PutObject")).To(new Principal.AnyAws()).On(ResourcePattern.Any)),
                ResourcePolicy.Of(Statement.Allow("One", new ActionPattern("s3:GetObject")).ToEveryone().On(ResourcePattern.Any)),
                ResourcePolicy.Of(
                    Statement.Allow("One", new ActionPattern("s3:GetObject")).To(new Principal.AnyAws())
                    .OnAllBut(ResourcePattern.Any)),
            ],
            other => Assert.NotEqual(other, policy));
        Assert.NotEqual(ResourcePolicy.Of(statement.When(condition)), ResourcePolicy.Of(statement.When(condition.OrMissing())));
    }
}
