using IamEngine.Check;
using IamEngine.Model;
using IamEngine.Vocabulary;

namespace Tests.Check;

/// <summary>
/// The findings of single rules beyond their examples: code, path and message, and documents without a finding.
/// </summary>
public class FindingTests
{
    [Fact]
    public void A_typed_document_is_checked_as_what_it_is()
    {
        Assert.Empty(
            PolicyCheck.Run(
                IdentityPolicy.Of(Statement.Allow("Read", S3.GetObject).On(new ResourcePattern("arn:aws:s3:::example/*")))));
        var finding = Assert.Single(
            PolicyCheck.Run(IdentityPolicy.Of(Statement.Allow("Read", S3.GetObject).On(Arn.Of("arn:aws:s3:::example")))));
        Assert.Equal(
            ("ACTION_WITHOUT_MATCHING_RESOURCE", "$.Statement[0].Action",
                "`s3:GetObject` acts on "
                    + "`arn:${Partition}:s3:${Region}:${Account}:accesspoint/${AccessPointName}/object/${ObjectName}` or "
                    + "`arn:${Partition}:s3:::${BucketName}/${ObjectName}`, and no resource here is one: the statement never "
                    + "allows it"),
            (finding.Code, finding.Path, finding.Message));
    }

    public class Actions
    {
        [Theory]
        [InlineData("s3:GetObjct", "`s3:GetObjct` is not an action of Amazon S3; did you mean `s3:GetObject`?")]
        [InlineData("s3:Frobnicate", "`s3:Frobnicate` is not an action of Amazon S3")]
        [InlineData("s3:Gett*", "`s3:Gett*` matches no action of Amazon S3")]
        [InlineData("GetObject", "`GetObject` is not an action: it is SERVICE:NAME with a service prefix in full, or `*`")]
        [InlineData("s*:GetObject", "`s*:GetObject` is not an action: it is SERVICE:NAME with a service prefix in full, or `*`")]
        public void An_unknown_action_is_reported(string action, string message) =>
            Assert.Equal(
                [("INVALID_ACTION", "$.Statement.Action", message)],
                Found(PolicyKind.Identity, $$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}"""));

        [Fact]
        public void Case_makes_no_difference() =>
            Assert.Empty(
                Found(PolicyKind.Identity, """{"Effect":"Allow","Action":["S3:getobject","s3:LISTbucket"],"Resource":"*"}"""));

        [Fact]
        public void A_covered_entry_is_reported_once() => Assert.Equal(
            [
                ("REDUNDANT_ACTION", "$.Statement.Action[0]", "`s3:GetObject` is already covered by `s3:Get*`"),
                ("REDUNDANT_ACTION", "$.Statement.Action[3]", "`S3:get*` is already covered by `s3:Get*`"),
            ],
            Found(PolicyKind.Identity,
            """{"Effect":"Allow","Action":["s3:GetObject","s3:Get*","s3:List*","S3:get*"],"Resource":"*"}"""));

        [Fact]
        public void One_that_acts_on_some_resource_of_the_list_is_left_alone() => Assert.Empty(
            Found(PolicyKind.Identity,
            """{"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:aws:s3:::example","arn:aws:s3:::example/*"]}"""));

        [Fact]
        public void A_variable_in_a_resource_can_stand_for_what_the_action_acts_on() => Assert.Empty(
            Found(PolicyKind.Identity,
            """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::example/${aws:username}/*"}"""));
    }

    public class Resources
    {
        [Theory]
        [InlineData("arn:aws:s3:us-east-1:123456789012:example", "ARN_ACCOUNT_NOT_ALLOWED", "ARN_REGION_NOT_ALLOWED")]
        [InlineData("arn:aws:sqs:::orders", "MISSING_ARN_ACCOUNT", "MISSING_ARN_REGION")]
        [InlineData("arn:aws:s3", "MISSING_ARN_FIELD")]
        [InlineData("ARN:aws:s3:::example/*", "INVALID_ARN_PREFIX")]
        [InlineData("arn:aws:nosuchservice:::example", "INVALID_SERVICE")]
        [InlineData("arn:aws:sqs:us-east-7:123456789012:orders", "INVALID_ARN_REGION")]
        [InlineData("arn:aws:sqs:us-east-1:0:orders", "INVALID_ARN_ACCOUNT")]
        [InlineData("arn:aws:s3:::", "INVALID_ARN_RESOURCE")]
        [InlineData("arn:aws:s3:::${aws:PrincipalTag/team, 'shared'}/*")]
        [InlineData("arn:aws:*:*:*:*", "WILDCARD_IN_SERVICE_NAME")]
        [InlineData("arn:*:s3:::example/*")]
        [InlineData("arn:aws-cn:s3:::example/*")]
        [InlineData("arn:aws:iam::aws:policy/ReadOnlyAccess")]
        [InlineData("arn:aws:s3:::*")]
        [InlineData("arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/0123456789abcdef")]
        public void Each_error_of_an_ARN_has_its_code(string arn, params string[] codes) => Assert.Equal(
            codes,
            Found(PolicyKind.Identity, $$"""{"Effect":"Deny","NotAction":"s3:GetObject","Resource":"{{arn}}"}""")
                .Select(found => found.Code).Order(StringComparer.Ordinal));

        [Fact]
        public void A_Region_that_is_nearly_one_is_guessed() => Assert.Equal(
            "there is no Region `eu-wset-1`; did you mean `eu-west-1`?",
            Found(PolicyKind.Identity,
            """{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:eu-wset-1:123456789012:orders"}""")
            .Single().Message);
    }

    public class Conditions
    {
        [Theory]
        [InlineData("Deny", "StringEquals", "requests carry no `s3:prefix` for `s3:GetObject`, so the statement never denies it")]
        [InlineData(
            "Deny", "StringNotEquals", "requests carry no `s3:prefix` for `s3:GetObject`, so this condition never exempts it")]
        [InlineData(
            "Allow", "StringEquals", "requests carry no `s3:prefix` for `s3:GetObject`, so the statement never allows it")]
        [InlineData(
            "Allow", "StringNotEquals", "requests carry no `s3:prefix` for `s3:GetObject`, so this condition never restricts it")]
        public void A_key_that_is_never_present_is_reported_with_its_effect(string effect, string condition, string message) =>
            Assert.Equal(
            [("UNSUPPORTED_ACTION_FOR_CONDITION_KEY", $"$.Statement.Condition.{condition}.s3:prefix", message)],
            Found(PolicyKind.Identity,
            $$"""{"Effect":"{{effect}}","Action":"s3:GetObject","Resource":"*","Condition":{"{{condition}}":{"s3:prefix":"a"} } }"""));

        [Fact]
        public void IfExists_suppresses_the_finding() => Assert.Empty(
            Found(PolicyKind.Identity,
            """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"StringEqualsIfExists":{"s3:prefix":"a"} } }"""));

        [Theory]
        [InlineData("StringEquals", "aws:SourceIP4", "INVALID_GLOBAL_CONDITION_KEY")]
        [InlineData("StringEquals", "AWS:sourceip", "TYPE_MISMATCH")]
        [InlineData("StringEquals", "s3:nosuchkey", "INVALID_SERVICE_CONDITION_KEY")]
        [InlineData("StringEquals", "saml:nosuchkey", "INVALID_SERVICE_CONDITION_KEY")]
        [InlineData("StringEquals", "nosuchservice:key", "INVALID_SERVICE")]
        [InlineData("StringEquals", "login.example.com:sub")]
        [InlineData("StringEquals", "aws:PrincipalTag/", "MISSING_TAG_KEY_IN_CONDITION")]
        [InlineData("StringEquals", "aws:PrincipalTag/cost center")]
        [InlineData("StringEquals", "s3 :prefix", "INVALID_CONDITION_KEY_FORMAT")]
        [InlineData("ForAllValues:Null", "aws:username", "NULL_WITH_QUALIFIER", "TYPE_MISMATCH_BOOLEAN")]
        [InlineData("ArnLike", "aws:PrincipalArn")]
        [InlineData("StringEquals", "aws:PrincipalArn")]
        [InlineData("NumericEquals", "aws:EpochTime", "TYPE_MISMATCH_NUMBER")]
        [InlineData("Bool", "aws:username", "TYPE_MISMATCH", "TYPE_MISMATCH_BOOLEAN")]
        public void Each_error_of_a_key_has_its_code(string condition, string key, params string[] codes) => Assert.Equal(
            codes,
            Found(PolicyKind.Identity,
            $$"""{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"{{condition}}":{"{{key}}":"a"} } }""")
            .Select(found => found.Code).Order(StringComparer.Ordinal));

        [Theory]
        [InlineData("DateLessThan", "aws:CurrentTime", "2026-03-01")]
        [InlineData("DateLessThan", "aws:CurrentTime", "2026")]
        [InlineData("DateLessThan", "aws:CurrentTime", "2026-03-01T10:00:00.5+01:00")]
        [InlineData("DateLessThan", "aws:CurrentTime", "2026-02-30", "TYPE_MISMATCH_DATE")]
        [InlineData("DateLessThan", "aws:CurrentTime", "20260301", "INVALID_DATE_VALUE")]
        [InlineData("IpAddress", "aws:SourceIp", "2001:db8::/32")]
        [InlineData("IpAddress", "aws:SourceIp", "fd00::/8", "PRIVATE_IP_ADDRESS")]
        [InlineData("IpAddress", "aws:SourceIp", "0.0.0.0/0")]
        [InlineData("IpAddress", "aws:SourceIp", "10.0.0.0/33", "TYPE_MISMATCH_IP_RANGE")]
        [InlineData("IpAddress", "aws:VpcSourceIp", "10.0.0.0/8", "MISSING_PAIRED_CONDITION_KEYS")]
        [InlineData("StringEquals", "aws:username", "a${*}b")]
        [InlineData("StringEquals", "aws:username", "a*b", "WILDCARD_WITHOUT_LIKE_OPERATOR")]
        [InlineData("StringNotLike", "aws:PrincipalArn", "arn:aws:iam::*:role/a", "STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS")]
        [InlineData("Bool", "aws:SecureTransport", "FALSE")]
        [InlineData("NumericLessThan", "s3:TlsVersion", "1.2")]
        [InlineData("StringNotEquals", "aws:RequestedRegion", "eu-central-9", "INVALID_REGION")]
        [InlineData("StringLike", "aws:RequestedRegion", "eu-*")]
        [InlineData("StringEquals", "aws:SourceVpc", "vpc-12345678")]
        [InlineData("StringEquals", "aws:SourceVpc", "vpc-123", "INVALID_VPC_FORMAT")]
        [InlineData(
            "StringEquals", "kms:ViaService", "s3.amazonaws.com", "CONDITION_KEY_NEVER_SUPPLIED",
            "INVALID_SERVICE_PRINCIPAL_FORMAT")]
        public void Each_error_of_a_value_has_its_code(string condition, string key, string value, params string[] codes) =>
            Assert.Equal(
            codes,
            Found(PolicyKind.Identity,
            $$"""{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"{{condition}}":{"{{key}}":"{{value}}"} } }""")
            .Select(found => found.Code).Order(StringComparer.Ordinal));

        [Theory]
        [InlineData("Bool", "false")]
        [InlineData("BoolIfExists", "False")]
        [InlineData("Null", "true")]
        public void Allowing_only_without_MFA_is_reported(string condition, string value)
        {
            string Statement(string effect) =>
                $$"""{"Effect":"{{effect}}","Action":"s3:GetObject","Resource":"*","Condition":{"{{condition}}":{"aws:MultiFactorAuthPresent":"{{value}}"} } }""";
            var found = Found(PolicyKind.Identity, Statement("Allow")).Single(found => found.Code == "ALLOWS_ONLY_WITHOUT_MFA");
            Assert.Equal($"$.Statement.Condition.{condition}.aws:MultiFactorAuthPresent", found.Path);
            Assert.DoesNotContain(
                "ALLOWS_ONLY_WITHOUT_MFA", Found(PolicyKind.Identity, Statement("Deny")).Select(found => found.Code));
        }

        [Theory]
        [InlineData("s3:GetObject", "arn:aws:s3:::example")]
        [InlineData("deepracer:GetTrack", "*")]
        [InlineData("sqs:SendMessage", "arn:aws:sqs:us-east-1::orders")]
        public void A_document_that_AWS_accepts_has_no_error(string action, string resource) => Assert.DoesNotContain(
            PolicyCheck.Run(
                $$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"} }""",
                PolicyKind.Identity),
            finding => finding.Severity == IamEngine.Check.Rules.Severity.Error);

        [Fact]
        public void A_wrong_MFA_condition_is_reported_for_Allow_and_Deny()
        {
            Assert.Equal(
                "MFA_CHECK_PASSES_WITHOUT_MFA",
                Found(PolicyKind.Identity,
                """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"true"} } }""").Single().Code);
            Assert.Empty(
                Found(PolicyKind.Identity,
                """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":true} } }"""));
        }
    }

    /// <summary>Forms from AWS managed policies, with the findings of AWS's own validator.</summary>
    public class AsTheValidatorSays
    {
        [Theory]
        [InlineData(
            "iam:PassRole", "*", "StringEqualsIfExists", "iam:PassedToService", "ec2.amazonaws.com",
            "PASS_ROLE_WITH_STAR_IN_RESOURCE")]
        [InlineData("iam:PassRole", "*", "StringEquals", "iam:PassedToService", "ec2.amazonaws.com")]
        [InlineData("iam:PassRole", "*", "ArnLike", "iam:AssociatedResourceArn", "arn:aws:cloudformation:*:*:stack/example/*")]
        [InlineData("iam:PassRole", "arn:aws:iam::*:role/service-role/example-*", "Null", "aws:PrincipalArn", "false")]
        [InlineData(
            "iam:CreateServiceLinkedRole", "*", "StringLike", "iam:AWSServiceName", "*example.amazonaws.com",
            "CREATE_SLR_WITH_STAR_IN_RESOURCE")]
        [InlineData("iam:CreateServiceLinkedRole", "*", "StringLike", "iam:AWSServiceName", "elasticmapreduce.amazonaws.com")]
        [InlineData("events:PutRule", "*", "StringEquals", "events:detail-type", "example", "MISSING_QUALIFIER")]
        [InlineData("s3:GetObject", "*", "StringEquals", "aws:ViaAWSService", "true", "TYPE_MISMATCH")]
        [InlineData("secretsmanager:GetSecretValue", "*", "StringLike", "secretsmanager:ResourceTag/owner", "data-*")]
        [InlineData("ec2:TerminateInstances", "*", "StringLike", "aws:ResourceTag/owner", "*", "EQUIVALENT_TO_NULL_FALSE")]
        [InlineData(
            "ram:GetResourceShares", "*", "StringLikeIfExists", "ram:ResourceArn", "arn:aws:glue:*:*:catalog",
            "STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS")]
        public void A_condition_gets_what_it_gets_there(
            string action, string resource, string condition, string key, string value, params string[] codes) => Assert.Equal(
            codes,
            Found(PolicyKind.Identity,
            $$"""{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}","Condition":{"{{condition}}":{"{{key}}":"{{value}}"} } }""").Select(found => found.Code));
    }

    public class Kinds
    {
        private const string Everyone =
            """{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::example/*"}""";

        [Theory]
        [InlineData(PolicyKind.Bucket, "ALLOW_EVERYONE")]
        [InlineData(PolicyKind.Resource, "ALLOW_EVERYONE")]
        [InlineData(PolicyKind.Endpoint)]
        [InlineData(PolicyKind.Key, "ALLOW_EVERYONE", "UNSUPPORTED_ACTION_IN_POLICY", "UNSUPPORTED_RESOURCE_ARN_IN_POLICY")]
        [InlineData(PolicyKind.Identity, "UNSUPPORTED_PRINCIPAL")]
        [InlineData(PolicyKind.ServiceControl, "SCP_SYNTAX_ERROR_ALLOW_RESOURCE", "SCP_SYNTAX_ERROR_PRINCIPAL")]
        [InlineData(PolicyKind.ResourceControl, "RCP_SYNTAX_ERROR_ALLOW", "RCP_SYNTAX_ERROR_PRINCIPAL")]
        [InlineData(
            PolicyKind.Trust, "ALLOW_EVERYONE", "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE", "UNSUPPORTED_ACTION_IN_POLICY")]
        public void Findings_depend_on_the_kind_of_document(PolicyKind kind, params string[] codes) =>
            Assert.Equal(codes, Found(kind, Everyone).Select(found => found.Code).Order(StringComparer.Ordinal));

        [Fact]
        public void AWS_managed_documents_have_no_findings()
        {
            Assert.Empty(Found(PolicyKind.ResourceControl, """{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}"""));
            Assert.Empty(Found(PolicyKind.ServiceControl, """{"Effect":"Allow","Action":"*","Resource":"*"}"""));
            Assert.Empty(
                Found(PolicyKind.Key,
                """{"Sid":"Enable IAM User Permissions","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"}"""));
            Assert.Empty(Found(PolicyKind.Endpoint, """{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}"""));
        }

        /// <summary>Synthetic documents with forms from AWS managed policies.</summary>
        [Theory]
        [InlineData("INVALID_ACTION", """{"Effect":"Allow","Action":"s3:ListObjectsV2","Resource":"*"}""")]
        [InlineData(
            "MISSING_ARN_REGION",
            """{"Effect":"Allow","Action":"logs:CreateLogGroup","Resource":"arn:aws:logs:::log-group:Example*"}""")]
        [InlineData(
            "INVALID_ARN_RESOURCE",
            """{"Effect":"Allow","Action":"organizations:DescribeAccount","Resource":"arn:aws:organizations::*:"}""")]
        [InlineData(
            "MISSING_QUALIFIER",
            """{"Effect":"Allow","Action":"events:PutRule","Resource":"*","Condition":{"StringEquals":{"events:detail-type":"Example"}}}""")]
        [InlineData(
            "INVALID_GLOBAL_CONDITION_KEY",
            """{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgMasterAccountId":"123456789012"}}}""")]
        [InlineData(
            "INVALID_SERVICE_CONDITION_KEY",
            """{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*","Condition":{"ArnEquals":{"lakeformation:GlueARN":"arn:aws:glue:us-east-1:123456789012:catalog"}}}""")]
        [InlineData("INVALID_SERVICE_IN_ACTION", """{"Effect":"Allow","Action":"examplesvc:ListThings","Resource":"*"}""")]
        [InlineData(
            "VARIABLE_UNSUPPORTED_IN_ELEMENT",
            """{"Effect":"Allow","Action":"kms:Decrypt","Resource":"arn:*:kms:*:${aws:PrincipalAccount}:key/*"}""")]
        public void What_AWS_accepts_is_at_most_a_warning(string code, string statement)
        {
            var findings = PolicyCheck.Run($$"""{"Version":"2012-10-17","Statement":{{statement}} }""", PolicyKind.Identity);
            Assert.Contains(findings, finding => finding.Code == code);
            Assert.All(findings, finding => Assert.NotEqual(IamEngine.Check.Rules.Severity.Error, finding.Severity));
        }

        [Theory]
        [InlineData("GetObject")]
        [InlineData("s*:GetObject")]
        public void Text_that_is_no_action_is_an_error(string action) => Assert.Contains(
            PolicyCheck.Run(
                $$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"{{action}}","Resource":"*"} }""",
                PolicyKind.Identity),
            finding => finding is { Code: "INVALID_ACTION", Severity: IamEngine.Check.Rules.Severity.Error });

        [Fact]
        public void Full_administrators_can_pass_any_role() => Assert.Equal(
            ["CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE", "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE"],
            Found(PolicyKind.Identity, """{"Effect":"Allow","Action":"*","Resource":"*"}""").Select(found => found.Code)
                .Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(string Code, string Path, string Message)> Found(PolicyKind kind, string statement) =>
        PolicyCheck.Run($$"""{"Version":"2012-10-17","Statement":{{statement}} }""", kind)
            .Select(finding => (finding.Code, finding.Path, finding.Message));
}
