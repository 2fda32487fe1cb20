using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Requests;

namespace Tests.Prove;

public class ExampleTestTests
{
    [Fact]
    public void An_example_is_written_as_a_test()
    {
        var head = PolicyReader.Identity(
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::b/*","Condition":{"ForAnyValue:StringEquals":{"aws:TagKeys":"a"}}} }""").OrThrow();
        var @base = PolicyReader.Identity("""{"Version":"2012-10-17","Statement":[]}""").OrThrow();
        var refuted = Assert.IsType<Proof.Refuted>(
            Prover.Ask(new Question.Implies(AnalyzedPolicy.Of(head, "HEAD"), AnalyzedPolicy.Of(@base, "BASE"))));
        Assert.Equal(
            """"
            // using IamEngine.Decide; using IamEngine.Json; using IamEngine.Model; using IamEngine.Prove; using IamEngine.Requests; using Xunit;
            [Fact]
            public void s3_PutObject_on_arn_aws_s3___b_x()
            {
                var request = new Request(new Caller.User(Arn.Of("arn:aws:iam::123456789012:user/example")), "s3:PutObject", "arn:aws:s3:::b/x", AccountId.Of("123456789012"),
                    RequestContext.Of([KeyValuePair.Create("aws:TagKeys", ContextValue.Many("a"))]));

                // HEAD
                Assert.Equal(Verdict.Allowed, AnalyzedPolicy.Of(PolicyReader.Identity("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::b/*\",\"Condition\":{\"ForAnyValue:StringEquals\":{\"aws:TagKeys\":\"a\"}}}]}").OrThrow()).Decide(request));

                // BASE
                Assert.Equal(Verdict.ImplicitlyDenied, AnalyzedPolicy.Of(PolicyReader.Identity("{\"Version\":\"2012-10-17\",\"Statement\":[]}").OrThrow()).Decide(request));
            }

            """", ExampleTestWriter.Write(refuted));
    }

    // Pasted from above as it was written.
    [Fact]
    public void s3_PutObject_on_arn_aws_s3___b_x()
    {
        var request = new Request(
            new Caller.User(Arn.Of("arn:aws:iam::123456789012:user/example")), "s3:PutObject", "arn:aws:s3:::b/x",
            AccountId.Of("123456789012"),
            RequestContext.Of([KeyValuePair.Create("aws:TagKeys", ContextValue.Many("a"))]));

        // HEAD
        Assert.Equal(
            Verdict.Allowed,
            AnalyzedPolicy.Of(
                PolicyReader.Identity(
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::b/*\",\"Condition\":{\"ForAnyValue:StringEquals\":{\"aws:TagKeys\":\"a\"}}}]}").OrThrow()).Decide(request));

        // BASE
        Assert.Equal(
            Verdict.ImplicitlyDenied,
            AnalyzedPolicy.Of(PolicyReader.Identity("{\"Version\":\"2012-10-17\",\"Statement\":[]}").OrThrow()).Decide(request));
    }

    // Sets are written whole; this is one with every part, as it was written.
    [Fact]
    public void A_set_is_written_so_that_it_can_be_read_back()
    {
        var everything = IdentityPolicy.Of(Statement.Allow("All", ActionPattern.Any).On(ResourcePattern.Any));
        var set = new PolicySet
        {
            Identity = [new("all", everything)],
            Scp = [new([new("root", everything)])],
            ManagementAccount = AccountId.Of("111122223333"),
        };
        var refuted = Assert.IsType<Proof.Refuted>(
            Prover.Ask(new Question.NeverAllows(AnalyzedPolicy.Of(set, AccountId.Of("123456789012")), RequestSet.Any)));
        Assert.Contains(
            """AnalyzedPolicy.Of(new PolicySet { Identity = [new("all", PolicyReader.Identity("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"All\",\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}").OrThrow())], Scp = [new([new("root", PolicyReader.Identity("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"All\",\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}").OrThrow())])], ManagementAccount = AccountId.Of("111122223333") }, AccountId.Of("123456789012")).Decide(request)""",
            ExampleTestWriter.Write(refuted), StringComparison.Ordinal);
        _ = AnalyzedPolicy.Of(
            new PolicySet
            {
                Identity = [
                new("all", PolicyReader.Identity(
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"All\",\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}").OrThrow())],
                Scp = [new([
                    new("root",
                    PolicyReader.Identity(
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"All\",\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}").OrThrow())])],
                ManagementAccount = AccountId.Of("111122223333")
            }, AccountId.Of("123456789012"));
    }
}
