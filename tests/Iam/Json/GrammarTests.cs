using IamEngine.Json;
using IamEngine.Model;

namespace Tests.Json;

/// <summary>
/// Every form of AWS's grammar is read, and is written in its canonical form.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
/// </summary>
public class GrammarTests
{
    public class Documents
    {
        [Theory]
        [InlineData("\"Version\":\"2012-10-17\",", PolicyVersion.V2012)]
        [InlineData("\"Version\":\"2008-10-17\",", PolicyVersion.V2008)]
        [InlineData("", PolicyVersion.Unstated)]
        public void A_version_is_kept_and_so_is_its_absence(string version, PolicyVersion expected)
        {
            var text = $"{{{version}\"Statement\":[{Allow}]}}";
            var document = PolicyReader.Identity(text).OrThrow();
            Assert.Equal(expected, document.Version);
            Assert.Equal(text, PolicyWriter.Write(document));
        }

        [Fact]
        public void An_Id_is_kept_also_an_empty_one()
        {
            Assert.Equal("cd3ad3d9", PolicyReader.Identity($$"""{"Id": "cd3ad3d9", "Statement": {{Allow}}}""").OrThrow().Id);
            Assert.Equal("", PolicyReader.Identity($$"""{"Id": "", "Statement": {{Allow}}}""").OrThrow().Id);
            Assert.Null(PolicyReader.Identity($$"""{"Statement": {{Allow}}}""").OrThrow().Id);
        }

        [Fact]
        public void One_statement_needs_no_list() =>
            Assert.Equal(
                PolicyReader.Identity($$"""{"Statement": [{{Allow}}]}""")
                .OrThrow(), PolicyReader.Identity($$"""{"Statement": {{Allow}}}""").OrThrow());

        [Fact]
        public void Statements_keep_their_order()
        {
            var document = PolicyReader.Identity(
                $$"""{"Statement": [{{Allow.Replace("Allow", "Deny", StringComparison.Ordinal)}}, {{Allow}}]}""").OrThrow();
            Assert.Equal([Effect.Deny, Effect.Allow], document.Statements.Select(statement => statement.Effect));
        }

        private const string Allow = """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""";
    }

    public class Actions
    {
        [Theory]
        [InlineData("\"s3:GetObject\"")]
        [InlineData("[\"s3:GetObject\"]")]
        [InlineData("[\"s3:GetObject\",\"s3:GetObject\",\"S3:getobject\"]")]
        public void One_action_is_the_same_as_text_and_as_a_list(string json) =>
            Assert.Equal(
                new ActionElement.Action([new("s3:GetObject")]), Statement($"\"Action\":{json},\"Resource\":\"*\"").Action);

        [Theory]
        [InlineData("*")]
        [InlineData("s3:*")]
        [InlineData("s3:Get*")]
        [InlineData("iam:*AccessKey*")]
        [InlineData("s3:Get?bject")]
        [InlineData("aws-marketplace:ViewSubscriptions")]
        [InlineData("s3-object-lambda:GetObject")]
        [InlineData("execute-api:Invoke")]
        [InlineData("sqs:sendmessage")]
        public void Wildcards_and_hyphens_are_actions(string action) =>
            Assert.Equal(action, Assert.Single(Statement($"\"Action\":\"{action}\",\"Resource\":\"*\"").Action.Patterns).Text);

        [Fact]
        public void NotAction_and_NotResource_are_kept()
        {
            var statement = Statement("\"NotAction\":[\"iam:*\",\"sts:*\"],\"NotResource\":\"arn:aws:s3:::b\"");
            Assert.Equal(new ActionElement.NotAction([new("iam:*"), new("sts:*")]), statement.Action);
            Assert.Equal(new ResourceElement.NotResource([new("arn:aws:s3:::b")]), statement.Resource);
        }

        [Fact]
        public void Empty_lists_are_kept()
        {
            var statement = Statement("\"Action\":[],\"Resource\":[]");
            Assert.Equal(new ActionElement.Action([]), statement.Action);
            Assert.Equal(new ResourceElement.Resource([]), statement.Resource);
        }
    }

    public class Principals
    {
        [Fact]
        public void A_star_is_everyone() => Assert.Equal(new PrincipalElement.Everyone(), Principal("\"*\""));

        [Fact]
        public void A_star_under_AWS_is_a_principal_of_its_own_and_stays_where_it_stands() =>
            Assert.Equal(new PrincipalElement.Principal([new Principal.AnyAws()]), Principal("{\"AWS\":\"*\"}"));

        [Fact]
        public void NotPrincipal_takes_the_same_forms()
        {
            Assert.Equal(new PrincipalElement.NotEveryone(), Statement("\"NotPrincipal\":\"*\",\"Action\":\"*\"").Principal);
            Assert.Equal(
                new PrincipalElement.NotPrincipal([new Principal.Service("ec2.amazonaws.com")]),
                Statement("\"NotPrincipal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"*\"").Principal);
        }

        [Fact]
        public void Every_kind_has_its_list()
        {
            var element = Principal("""
                {
                  "AWS": ["123456789012", "arn:aws:iam::123456789012:user/team/al"],
                  "Service": ["ec2.amazonaws.com", "elasticmapreduce.amazonaws.com"],
                  "Federated": "cognito-identity.amazonaws.com",
                  "CanonicalUser": ["79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"]
                }
                """);
            Assert.Equal(
                new PrincipalElement.Principal(
                [
                    new Principal.Account(AccountId.Of("123456789012")),
                    new Principal.User(Arn.Of("arn:aws:iam::123456789012:user/team/al")),
                    new Principal.Service("ec2.amazonaws.com"),
                    new Principal.Service("elasticmapreduce.amazonaws.com"),
                    new Principal.Federated("cognito-identity.amazonaws.com"),
                    new Principal.CanonicalUser("79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"),
                ]),
                element);
        }

        [Fact]
        public void A_missing_principal_differs_from_an_empty_one()
        {
            Assert.Equal(new PrincipalElement.Unstated(), Statement("\"Action\":\"*\"").Principal);
            Assert.Equal(new PrincipalElement.Principal([]), Principal("{}"));
            Assert.Equal(new PrincipalElement.Principal([]), Principal("{\"AWS\":[]}"));
        }

        private static PrincipalElement Principal(string json) => Statement($"\"Principal\":{json},\"Action\":\"*\"").Principal;
    }

    public class Conditions
    {
        [Theory]
        [InlineData("true", "true")]
        [InlineData("[false]", "false")]
        [InlineData("3600", "3600")]
        [InlineData("[1.20, -5, 1e3]", "-5|1.20|1e3")]
        [InlineData("\"a\"", "a")]
        [InlineData("[\"b\", \"a\", \"b\"]", "a|b")]
        [InlineData("\"\"", "")]
        public void Numbers_and_Booleans_are_read_as_text(string json, string expected) =>
            Assert.Equal(expected, string.Join('|', Condition($$$"""{"StringEquals":{"aws:username":{{{json}}}}}""")[0].Values));

        [Fact]
        public void An_empty_list_of_values_is_kept() =>
            Assert.Empty(Condition("""{"StringEquals":{"aws:username":[]}}""")[0].Values);

        [Fact]
        public void Every_operator_is_read_in_every_form()
        {
            string[] quantifiers = ["", "ForAllValues:", "ForAnyValue:"];
            foreach (var op in Enum.GetValues<ConditionOperator>())
            {
                foreach (var (quantifier, prefix) in Enum.GetValues<Quantifier>().Zip(quantifiers))
                {
                    foreach (var ifExists in op == ConditionOperator.Null ? [false] : new[] { false, true })
                    {
                        var name = $"{prefix}{op}{(ifExists ? "IfExists" : "")}";
                        Assert.Equal(
                            new Condition(op, new("aws:username"), ["a"], quantifier, ifExists),
                            Assert.Single(Condition($$$"""{"{{{name}}}":{"aws:username":"a"}}""")));
                    }
                }
            }
        }

        [Fact]
        public void Operators_and_keys_are_all_kept()
        {
            var condition = Condition(
                """{"Bool":{"aws:SecureTransport":"true","aws:MultiFactorAuthPresent":"true"},"BoolIfExists":{"aws:SecureTransport":"false"},"Null":{"aws:TagKeys":false}}""");
            Assert.Equal(4, condition.Count);
            Assert.Equal(
                "Bool aws:MultiFactorAuthPresent {true} and Bool aws:SecureTransport {true} and BoolIfExists "
                    + "aws:SecureTransport {false} and Null aws:TagKeys {false}",
                condition.ToString());
        }

        [Fact]
        public void An_empty_condition_is_none()
        {
            Assert.Empty(Condition("{}"));
            Assert.Empty(Condition("""{"StringEquals":{}}"""));
        }

        private static ConditionBlock Condition(string json) => Statement($"\"Action\":\"*\",\"Condition\":{json}").Condition;
    }

    [Fact]
    public void A_document_is_rewritten_in_canonical_form()
    {
        var document = PolicyReader.Trust("""
            { "Statement": { "Condition": { "Bool": { "aws:MultiFactorAuthPresent": true } },
                             "Action": ["sts:AssumeRole"], "Principal": { "AWS": ["arn:aws:iam::123456789012:user/al"] }, "Effect": "Allow" },
              "Version": "2012-10-17" }
            """).OrThrow();
        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/al"},"Action":"sts:AssumeRole","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]}""",
            PolicyWriter.Write(document));
    }

    private static ResourceStatement Statement(string members) =>
        Assert.Single(PolicyReader.Resource($$$"""{"Statement":{"Effect":"Allow",{{{members}}}}}""").OrThrow().Statements);
}
