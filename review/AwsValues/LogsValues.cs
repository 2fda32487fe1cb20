using System.Globalization;
using Infra.Settings;
using static Review.AwsValues.Constraint;

namespace Review.AwsValues;

/// <summary>Log groups. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/Welcome.html</summary>
internal static class LogsValues
{
    private const string Group = "aws:cloudwatch/logGroup:LogGroup";

    public static IEnumerable<InputRules> Rows =>
    [
        new(Group, "name", "the name of a log group", "write one such as /infra/dev/flow-log",
            Api("CreateLogGroup"), "logs:CreateLogGroup:logGroupName",
            [
                new Length(1, 512),
                new Pattern(@"[\.\-_/#A-Za-z0-9]+", "letters, digits and . - _ / #", "/infra/dev/flow-log",
                "/infra/dev flow-log"),
                new NotReserved(["aws/"], []),
            ]),
        new(Group, "retentionInDays", "the days that logs are kept", "write one of these numbers",
            Api("PutRetentionPolicy"), "logs:PutRetentionPolicy:retentionInDays",
            [new AllowedValues([.. LogRetention.Allowed.Select(days => days.ToString(CultureInfo.InvariantCulture))])]),
    ];

    private static string Api(string name) =>
        $"https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_{name}.html";
}
