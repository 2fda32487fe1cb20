namespace Review.AwsValues;

/// <summary>Rules that several inputs share.</summary>
internal static class CommonConstraints
{
    /// <summary>The shape of an instance type. AWS adds types too often for a list.</summary>
    public static Constraint InstanceType => new Constraint.Pattern(
        @"[a-z][a-z0-9-]*\.[a-z0-9-]+", "a family and a size, such as t4g.nano", "m7g.xlarge", "m7g");

    /// <summary>Characters of a policy document in IAM and KMS.</summary>
    public static Constraint DocumentCharacters => new Constraint.Pattern(
        @"[\u0009\u000A\u000D\u0020-\u00FF]+", "characters up to U+00FF", "{\"Version\":\"2012-10-17\"}",
        "{\"Sid\":\"a \u2013 b\"}");
}
