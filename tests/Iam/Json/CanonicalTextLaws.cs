using CsCheck;
using IamEngine.Json;
using IamEngine.Model;
using Tests.Generators;

namespace Tests.Json;

/// <summary>Documents with the same meaning have the same canonical text.</summary>
public class CanonicalTextLaws
{
    [Fact]
    public void However_a_document_is_ordered_it_is_written_the_same() =>
        Gen.Select(GenPolicy.ResourceBased.Select(PolicyWriter.Write), Gen.Int).Sample(
            (text, seed) => PolicyWriter.Write(PolicyReader.Resource(Shuffle.Text(text, seed)).OrThrow()) == text, iter: 2_000);

    /// <summary>Tests that shuffling changes documents; otherwise the test above would prove nothing.</summary>
    [Fact]
    public void Most_documents_can_be_ordered_in_another_way()
    {
        var moved = 0;
        Gen.Select(GenPolicy.ResourceBased.Select(PolicyWriter.Write), Gen.Int).Sample(
            (text, seed) => { moved += Shuffle.Text(text, seed) == text ? 0 : 1; },
            iter: 500, threads: 1);
        Assert.InRange(moved, 400, 500);
    }

    [Fact]
    public void Actions_that_differ_in_case_only_leave_the_same_one_behind_in_any_order() =>
        Gen.Shuffle(new[] { "s3:GetObject", "s3:getobject", "S3:GETOBJECT", "s3:GetObject*", "s3:*" }).Sample(actions =>
        {
            ActionPattern[] patterns = [.. actions.Select(action => new ActionPattern(action))];
            var document = IdentityPolicy.Of(Statement.Allow("One", patterns).On(ResourcePattern.Any));
            Assert.Equal(
                """{"Version":"2012-10-17","Statement":[{"Sid":"One","Effect":"Allow","Action":["s3:*","S3:GETOBJECT","s3:GetObject*"],"Resource":"*"}]}""",
                PolicyWriter.Write(document));
        });

    [Fact]
    public void Conditions_are_written_in_one_order_whatever_the_order_in_which_they_were_added() =>
        Gen.Select(GenCondition.Test.Array[0, 5], Gen.Int).Sample((conditions, seed) =>
        {
            Condition[] distinct = [.. conditions.DistinctBy(condition => (condition.OperatorText, condition.Key))];
            Condition[] shuffled = [.. distinct];
            new Random(seed).Shuffle(shuffled);
            return Text(ConditionBlock.Of(distinct)) == Text(ConditionBlock.Of(shuffled));
        });

    [Fact]
    public void Members_are_written_in_the_order_of_the_grammar()
    {
        var document = new ResourcePolicy(
        [
            new ResourceStatement(
                new("One"), Effect.Deny, new ActionElement.NotAction([new("s3:GetObject")]),
                new PrincipalElement.NotPrincipal(
                [
                    new Principal.Service("ec2.amazonaws.com"),
                    new Principal.Account(AccountId.Of("123456789012"), "aws"),
                    new Principal.Account(AccountId.Of("123456789012")),
                ]),
                new ResourceElement.NotResource([new("arn:aws:s3:::b"), new("arn:aws:s3:::a")]),
                ConditionBlock.Of(
                    new(ConditionOperator.StringLike, new("s3:prefix"), ["b/*", "a/*"], IfExists: true),
                    new(ConditionOperator.Bool, new("aws:SecureTransport"), ["false"]),
                    new(ConditionOperator.StringEquals, new("aws:TagKeys"), ["team"], Quantifier.ForAnyValue))),
        ])
        {
            Version = PolicyVersion.V2008,
            Id = "Example",
        };
        Assert.Equal(
            """
            {
              "Version": "2008-10-17",
              "Id": "Example",
              "Statement": [
                {
                  "Sid": "One",
                  "Effect": "Deny",
                  "NotPrincipal": {
                    "AWS": [
                      "123456789012",
                      "arn:aws:iam::123456789012:root"
                    ],
                    "Service": "ec2.amazonaws.com"
                  },
                  "NotAction": "s3:GetObject",
                  "NotResource": [
                    "arn:aws:s3:::a",
                    "arn:aws:s3:::b"
                  ],
                  "Condition": {
                    "Bool": {
                      "aws:SecureTransport": "false"
                    },
                    "ForAnyValue:StringEquals": {
                      "aws:TagKeys": "team"
                    },
                    "StringLikeIfExists": {
                      "s3:prefix": [
                        "a/*",
                        "b/*"
                      ]
                    }
                  }
                }
              ]
            }
            """,
            PolicyWriter.WriteIndented(document));
    }

    [Fact]
    public void Text_is_written_as_it_is_and_only_what_JSON_demands_is_escaped()
    {
        var document = ResourcePolicy.Of(
            Statement.Allow("One", ActionPattern.Any).ToEveryone().On(new ResourcePattern("<é€&'\"\\\n>")));
        Assert.Contains("""
            "Resource":"<é€&'\"\\\n>"
            """, PolicyWriter.Write(document), StringComparison.Ordinal);
    }

    private static string Text(ConditionBlock condition) => PolicyWriter.Write(
        IdentityPolicy.Of(Statement.Allow("One", ActionPattern.Any).On(ResourcePattern.Any) with { Condition = condition }));
}
