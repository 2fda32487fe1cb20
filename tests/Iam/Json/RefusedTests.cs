using IamEngine.Json;
using IamEngine.Model;

namespace Tests.Json;

/// <summary>Documents that the reader refuses, each with all its problems: path, code and message.</summary>
public class RefusedTests
{
    public class Documents
    {
        [Fact]
        public void A_value_that_is_not_an_object_is_refused() => Identity("[]", """
            $ DATA_TYPE_MISMATCH expected an object, found a list
            """);

        [Fact]
        public void Invalid_JSON_is_refused() => Identity("""
            {
              "Version": "2012-10-17",
              "Statement": [,]
            }
            """, """
            $ JSON_SYNTAX_ERROR not JSON: line 3, byte 17: ',' is an invalid start of a value
            """);

        [Fact]
        public void An_empty_text_is_refused() => Identity("", """
            $ JSON_SYNTAX_ERROR not JSON: line 1, byte 1: The input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true
            """);

        [Fact]
        public void Missing_wrong_unknown_and_duplicate_elements_are_refused() => Identity("""
            { "version": "2012-10-17", "Version": "2012-10-18", "Version": "2012-10-17", "Id": 7, "Comment": "" }
            """, """
            $.version INVALID_POLICY_ELEMENT `version` is not an element here; write `Version`, since names are case-sensitive
            $.Version JSON_SYNTAX_ERROR `Version` is a duplicate; only one of the two would count
            $.Comment INVALID_POLICY_ELEMENT `Comment` is not an element here; known are Version, Id, Statement
            $.Version INVALID_VERSION the version is 2012-10-17 or 2008-10-17, found the text `2012-10-18`
            $.Id DATA_TYPE_MISMATCH expected text, found the number 7
            $ MISSING_STATEMENT a policy has a `Statement`: one object or a list of them
            """);

        [Fact]
        public void A_version_that_is_not_text_is_refused() => Identity("""
            { "Version": null, "Statement": [] }
            """, """
            $.Version INVALID_VERSION the version is 2012-10-17 or 2008-10-17, found null
            """);

        [Fact]
        public void Values_that_are_not_statements_are_refused() => Identity("""
            { "Statement": [ "Allow", null, [], true ] }
            """, """
            $.Statement[0] DATA_TYPE_MISMATCH expected an object, found the text `Allow`
            $.Statement[1] DATA_TYPE_MISMATCH expected an object, found null
            $.Statement[2] DATA_TYPE_MISMATCH expected an object, found a list
            $.Statement[3] DATA_TYPE_MISMATCH expected an object, found true
            """);

        [Fact]
        public void A_statement_that_is_text_is_refused() => Identity("""
            { "Statement": "Allow" }
            """, """
            $.Statement DATA_TYPE_MISMATCH expected an object, found the text `Allow`
            """);
    }

    public class Statements
    {
        [Fact]
        public void An_empty_statement_reports_the_required_elements_of_its_kind()
        {
            const string empty = """{ "Statement": [ {} ] }""";
            Identity(empty, """
                $.Statement[0] MISSING_RESOURCE a statement of an identity policy has a `Resource` or `NotResource`
                $.Statement[0] MISSING_EFFECT a statement has an `Effect`: Allow or Deny
                $.Statement[0] MISSING_ACTION a statement has an `Action` or `NotAction`
                """);
            Trust(empty, """
                $.Statement[0] MISSING_PRINCIPAL a statement of a trust policy has a `Principal`
                $.Statement[0] MISSING_EFFECT a statement has an `Effect`: Allow or Deny
                $.Statement[0] MISSING_ACTION a statement has an `Action` or `NotAction`
                """);
            Resource(empty, """
                $.Statement[0] MISSING_EFFECT a statement has an `Effect`: Allow or Deny
                $.Statement[0] MISSING_ACTION a statement has an `Action` or `NotAction`
                """);
        }

        [Fact]
        public void A_missing_action_is_reported_once() => Resource("""
            { "Statement": { "Effect": "Allow", "Resource": "*" } }
            """, """
            $.Statement MISSING_ACTION a statement has an `Action` or `NotAction`
            """);

        [Fact]
        public void A_wrong_effect_does_not_hide_other_problems() => Resource("""
            { "Statement": { "Sid": 1, "Effect": "allow", "Principal": "al", "Action": "GetObject", "Resource": {}, "Condition": [], "sid": "" } }
            """, """
            $.Statement.sid INVALID_POLICY_ELEMENT `sid` is not an element here; write `Sid`, since names are case-sensitive
            $.Statement.Sid DATA_TYPE_MISMATCH expected text, found the number 1
            $.Statement.Effect INVALID_EFFECT an effect is Allow or Deny (case-sensitive); found the text `allow`
            $.Statement.Action INVALID_ACTION `GetObject` is not an action: it is SERVICE:NAME with a service prefix in full, or `*`
            $.Statement.Principal INVALID_PRINCIPAL_FORMAT the text `al` names a principal without its kind; write {"AWS": ...}, or `*` for everyone
            $.Statement.Resource DATA_TYPE_MISMATCH expected text, found an object
            $.Statement.Condition DATA_TYPE_MISMATCH expected an object of operators, found a list
            """);

        [Fact]
        public void Problems_of_several_statements_are_all_reported() => Identity("""
            { "Statement": [
                { "Effect": true, "Action": "s3:GetObject", "Resource": "*" },
                { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" },
                { "Effect": "Deny", "Action": "s3:GetObject" } ] }
            """, """
            $.Statement[0].Effect INVALID_EFFECT an effect is Allow or Deny (case-sensitive); found true
            $.Statement[2] MISSING_RESOURCE a statement of an identity policy has a `Resource` or `NotResource`
            """);

        [Fact]
        public void An_element_and_its_negation_together_are_refused() => Resource("""
            { "Statement": { "Effect": "Allow", "Principal": "*", "NotPrincipal": "*",
                             "Action": "*", "NotAction": "*", "Resource": "*", "NotResource": "*" } }
            """, """
            $.Statement.NotAction UNSUPPORTED_ELEMENT_COMBINATION a statement has `Action` or `NotAction`, not both
            $.Statement.NotPrincipal UNSUPPORTED_ELEMENT_COMBINATION a statement has `Principal` or `NotPrincipal`, not both
            $.Statement.NotResource UNSUPPORTED_ELEMENT_COMBINATION a statement has `Resource` or `NotResource`, not both
            """);

        [Fact]
        public void A_duplicate_member_is_refused() => Identity("""
            { "Statement": { "Effect": "Deny", "Effect": "Allow", "Action": "*", "Resource": "*" } }
            """, """
            $.Statement.Effect JSON_SYNTAX_ERROR `Effect` is a duplicate; only one of the two would count
            """);

        [Fact]
        public void A_principal_in_an_identity_policy_is_refused() => Identity("""
            { "Statement": { "Effect": "Allow", "Principal": "*", "NotPrincipal": 7, "Action": "*", "Resource": "*" } }
            """, """
            $.Statement.Principal UNSUPPORTED_PRINCIPAL an identity policy names no principal: its principal is the identity that it is attached to
            $.Statement.NotPrincipal UNSUPPORTED_PRINCIPAL an identity policy names no principal: its principal is the identity that it is attached to
            """);

        [Fact]
        public void A_resource_in_a_trust_policy_is_refused() => Trust("""
            { "Statement": { "Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole", "Resource": "*", "NotResource": "*" } }
            """, """
            $.Statement.Resource ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE a trust policy names no resource: its resource is the role
            $.Statement.NotResource ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE a trust policy names no resource: its resource is the role
            """);

        [Fact]
        public void NotPrincipal_in_a_trust_policy_is_refused() => Trust("""
            { "Statement": { "Effect": "Deny", "NotPrincipal": { "AWS": "123456789012" }, "Action": "sts:AssumeRole" } }
            """, """
            $.Statement.NotPrincipal ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL a trust policy cannot have `NotPrincipal`; name who may, with `Principal`
            """);

        [Fact]
        public void Text_that_is_not_an_action_is_refused() => Identity("""
            { "Statement": { "Effect": "Allow", "Resource": "*",
                             "Action": ["", "*:*", "*:GetObject", "s?:GetObject", "s3", "s3:", ":GetObject", "s3:Get Object", "s3:a:b", "s3:*\n", "s3:Get*", 7, ["s3:*"]] } }
            """, """
            $.Statement.Action[11] DATA_TYPE_MISMATCH expected text, found the number 7
            $.Statement.Action[12] DATA_TYPE_MISMATCH expected text, found a list
            $.Statement.Action[0] INVALID_ACTION `` is not an action: it is SERVICE:NAME with a service prefix in full, or `*`
            $.Statement.Action[1] INVALID_ACTION `*:*` is not an action: it is SERVICE:NAME with a service prefix in full, or `*`
            $.Statement.Action[2] INVALID_ACTION `*:GetObject` is not an action: it is SERVICE:NAME with a service prefix in full, or `*`
            $.Statement.Action[3] INVALID_ACTION `s?:GetObject` is not an action: it is SERVICE:NAME with a service prefix in full, or `*`
            $.Statement.Action[4] INVALID_ACTION `s3` is not an action: it is SERVICE:NAME with a service prefix in full, or `*`
            $.Statement.Action[5] INVALID_ACTION `s3:` is not an action: it is SERVICE:NAME with a service prefix in full, or `*`
            $.Statement.Action[6] INVALID_ACTION `:GetObject` is not an action: it is SERVICE:NAME with a service prefix in full, or `*`
            $.Statement.Action[7] INVALID_ACTION `s3:Get Object` is not an action: it is SERVICE:NAME with a service prefix in full, or `*`
            $.Statement.Action[8] INVALID_ACTION `s3:a:b` is not an action: it is SERVICE:NAME with a service prefix in full, or `*`
            $.Statement.Action[9] INVALID_ACTION `s3:*\u000a` is not an action: it is SERVICE:NAME with a service prefix in full, or `*`
            """);
    }

    public class Principals
    {
        [Fact]
        public void Unknown_and_duplicate_kinds_of_principal_are_refused() => Resource("""
            { "Statement": { "Effect": "Allow", "Action": "*",
                             "Principal": { "aws": "*", "AWS": "123456789012", "AWS": "*", "Group": ["a", 7] } } }
            """, """
            $.Statement.Principal.aws INVALID_PRINCIPAL_KEY `aws` is not a kind of principal; known are AWS, Service, Federated, CanonicalUser
            $.Statement.Principal.AWS JSON_SYNTAX_ERROR `AWS` is a duplicate; only one of the two would count
            $.Statement.Principal.Group INVALID_PRINCIPAL_KEY `Group` is not a kind of principal; known are AWS, Service, Federated, CanonicalUser
            $.Statement.Principal.Group[1] DATA_TYPE_MISMATCH expected text, found the number 7
            """);

        [Fact]
        public void Invalid_principals_are_refused_each_with_its_path() => Trust("""
            { "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole",
                             "Principal": { "AWS": ["123456789012", "12345678901", "arn:aws:iam::123456789012:user/*", "arn:aws:iam::123456789012:group/a", 1] } } }
            """, """
            $.Statement.Principal.AWS[4] DATA_TYPE_MISMATCH expected text, found the number 1
            $.Statement.Principal.AWS[1] INVALID_PRINCIPAL_FORMAT `12345678901` is not an ARN: it has six parts, arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE
            $.Statement.Principal.AWS[2] UNSUPPORTED_WILDCARD_IN_PRINCIPAL `arn:aws:iam::123456789012:user/*` has a wildcard; a principal is named in full, or is `*` alone
            $.Statement.Principal.AWS[3] INVALID_PRINCIPAL_FORMAT `arn:aws:iam::123456789012:group/a` is not a principal: an account, user, role, role session or federated user can be one
            """);

        [Fact]
        public void A_principal_that_is_neither_a_star_nor_an_object_is_refused() => Resource("""
            { "Statement": [ { "Effect": "Allow", "Action": "*", "Principal": ["*"] },
                             { "Effect": "Allow", "Action": "*", "NotPrincipal": null } ] }
            """, """
            $.Statement[0].Principal INVALID_PRINCIPAL_FORMAT expected `*` or an object such as {"AWS": ...}, found a list
            $.Statement[1].NotPrincipal INVALID_PRINCIPAL_FORMAT expected `*` or an object such as {"AWS": ...}, found null
            """);
    }

    public class Conditions
    {
        [Fact]
        public void Unknown_operators_are_refused() => Condition("""
            { "StringEqual": { "aws:username": null }, "IfExists": {}, "ForAnyValue:": {}, "ForSomeValue:StringEquals": {}, "0": {},
              "String_Equals": {}, "StringEquals,Bool": {}, " Bool": {}, "NullIfExists": { "aws:username": "true" } }
            """, """
            .StringEqual INVALID_CONDITION_OPERATOR `StringEqual` is not a condition operator, such as StringEquals or ForAnyValue:StringLikeIfExists
            .StringEqual.aws:username DATA_TYPE_MISMATCH expected text, a number, true or false, found null
            .IfExists INVALID_CONDITION_OPERATOR `IfExists` is not a condition operator, such as StringEquals or ForAnyValue:StringLikeIfExists
            .ForAnyValue: INVALID_CONDITION_OPERATOR `ForAnyValue:` is not a condition operator, such as StringEquals or ForAnyValue:StringLikeIfExists
            .ForSomeValue:StringEquals INVALID_CONDITION_OPERATOR `ForSomeValue:StringEquals` is not a condition operator, such as StringEquals or ForAnyValue:StringLikeIfExists
            .0 INVALID_CONDITION_OPERATOR `0` is not a condition operator, such as StringEquals or ForAnyValue:StringLikeIfExists
            .String_Equals INVALID_CONDITION_OPERATOR `String_Equals` is not a condition operator, such as StringEquals or ForAnyValue:StringLikeIfExists
            .StringEquals,Bool INVALID_CONDITION_OPERATOR `StringEquals,Bool` is not a condition operator, such as StringEquals or ForAnyValue:StringLikeIfExists
            . Bool INVALID_CONDITION_OPERATOR ` Bool` is not a condition operator, such as StringEquals or ForAnyValue:StringLikeIfExists
            .NullIfExists NULL_WITH_IF_EXISTS `Null` asks whether the key is there, so it has no IfExists form; write `Null`
            """);

        [Fact]
        public void An_unknown_operator_does_not_count_as_a_duplicate() => Condition("""
            { "StringEqual": { "aws:username": "al" }, "StringEquals": { "aws:username": "al" } }
            """, """
            .StringEqual INVALID_CONDITION_OPERATOR `StringEqual` is not a condition operator, such as StringEquals or ForAnyValue:StringLikeIfExists
            """);

        [Fact]
        public void Invalid_condition_values_are_refused() => Condition("""
            { "StringEquals": { "aws:username": {}, "s3:prefix": ["a", null, ["b"], {}] }, "Bool": "true" }
            """, """
            .StringEquals.aws:username DATA_TYPE_MISMATCH expected text, a number, true or false, found an object
            .StringEquals.s3:prefix[1] DATA_TYPE_MISMATCH expected text, a number, true or false, found null
            .StringEquals.s3:prefix[2] DATA_TYPE_MISMATCH expected text, a number, true or false, found a list
            .StringEquals.s3:prefix[3] DATA_TYPE_MISMATCH expected text, a number, true or false, found an object
            .Bool DATA_TYPE_MISMATCH expected an object of condition keys, found the text `true`
            """);

        [Fact]
        public void A_duplicate_key_under_one_operator_is_refused() => Condition("""
            { "StringEquals": { "aws:username": "al", "AWS:UserName": "bo" }, "stringequals": { "aws:USERNAME": "al" } }
            """, """
            .StringEquals.AWS:UserName DUPLICATE_KEYS_WITH_DIFFERENT_CASE `AWS:UserName` is a duplicate under this operator (keys are case-insensitive); only one of the two would count
            .stringequals.aws:USERNAME DUPLICATE_KEYS_WITH_DIFFERENT_CASE `aws:USERNAME` is a duplicate under this operator (keys are case-insensitive); only one of the two would count
            """);

        [Fact]
        public void A_duplicate_operator_is_refused() => Condition("""
            { "Bool": { "aws:SecureTransport": "true" }, "Bool": { "aws:MultiFactorAuthPresent": "true" } }
            """, """
            .Bool JSON_SYNTAX_ERROR `Bool` is a duplicate; only one of the two would count
            """);

        private static void Condition(string json, string expected) => Identity(
            $$"""{ "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {{json}} } }""",
            string.Join('\n', expected.Split('\n').Select(line => $"$.Statement.Condition{line}")));
    }

    [Fact]
    public void Problems_of_a_nested_document_have_their_path_in_the_whole()
    {
        using var outer = JsonText.Parse("""{ "policies": { "identity": [ {} ] } }""", out _)!;
        var inner = outer.RootElement.GetProperty("policies").GetProperty("identity")[0];
        Expect(PolicyReader.Identity(inner, "$.policies.identity[0]"), """
            $.policies.identity[0] MISSING_STATEMENT a policy has a `Statement`: one object or a list of them
            """);
    }

    [Fact]
    public void Text_of_the_document_stays_on_one_line_and_is_cut()
    {
        Identity("""
            { "Statement": [], "a\nb\u001b[31m\u202e😀": 1 }
            """, """
            $.a\u000ab\u001b[31m\u202e😀 INVALID_POLICY_ELEMENT `a\u000ab\u001b[31m\u202e😀` is not an element here; known are Version, Id, Statement
            """);
        var refused = Assert.IsType<Reading<IdentityPolicy>.Refused>(
            PolicyReader.Identity($$"""{ "Statement": [], "Version": "{{new string('1', 5_000)}}" }"""));
        var message = Assert.Single(refused.Problems).Message;
        Assert.Equal(
            $"the version is 2012-10-17 or 2008-10-17, found the text `{new string('1', 143)}…{new string('1', 199)}`", message);
    }

    [Fact]
    public void OrThrow_reports_all_problems()
    {
        var thrown = Assert.Throws<FormatException>(() => PolicyReader.Trust("""{ "Id": 1, "Statement": 2 }""").OrThrow());
        Assert.Equal(
            "$.Id: expected text, found the number 1\n$.Statement: expected an object, found the number 2", thrown.Message);
    }

    private static void Identity(string json, string expected) => Expect(PolicyReader.Identity(json), expected);

    private static void Trust(string json, string expected) => Expect(PolicyReader.Trust(json), expected);

    private static void Resource(string json, string expected) => Expect(PolicyReader.Resource(json), expected);

    private static void Expect<T>(Reading<T> reading, string expected) where T : PolicyDocument
    {
        var refused = Assert.IsType<Reading<T>.Refused>(reading);
        Assert.Equal(
            expected, string.Join('\n', refused.Problems.Select(problem => $"{problem.Path} {problem.Code} {problem.Message}")));
    }
}
