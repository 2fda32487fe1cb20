using System.Text.RegularExpressions;
using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Values;

/// <summary>The name of a service principal has an invalid form.</summary>
internal sealed partial class InvalidServicePrincipalFormat() : Rule("INVALID_SERVICE_PRINCIPAL_FORMAT", Severity.Error)
{
    public override string Help =>
        "Write the service's domain name in small letters, such as `ec2.amazonaws.com`; under `kms:ViaService` with the "
            + "Region, `s3.us-east-1.amazonaws.com`.";

    public override string? DifferenceFromAws => "Also holds the services under `Principal` against the form.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "iam:PassRole",
          "Resource": "arn:aws:iam::123456789012:role/worker",
          "Condition": { "StringEquals": { "iam:PassedToService": "ec2" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "iam:PassRole",
          "Resource": "arn:aws:iam::123456789012:role/worker",
          "Condition": { "StringEquals": { "iam:PassedToService": "ec2.amazonaws.com" } }
        }
        """);

    private static readonly string[] KeysOfServices =
    [
        "iam:PassedToService", "iam:AWSServiceName", "kms:ViaService", "aws:PrincipalServiceName",
            "aws:PrincipalServiceNamesList",
        "aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast",
    ];

    internal override IEnumerable<Violation> Analyze(PolicySyntax policy) => InTests(policy).Concat(
        from statement in policy.Statements
        from service in statement.Principal?.Of("Service") ?? []
        where !ArnSyntax.IsOpen(service.Text) && !Name().IsMatch(service.Text)
        select new Violation(service.Path, Message(service.Text)));

    private static IEnumerable<Violation> InTests(PolicySyntax policy) =>
        from statement in policy.Statements
        from test in statement.Conditions
        where test.Kind == ConditionValueKind.String && KeysOfServices.Any(test.IsOf)
        let form = test.IsOf("kms:ViaService") ? NameWithRegion() : Name()
        from value in test.Values
        where !ArnSyntax.IsOpen(value.Text) && !form.IsMatch(value.Text)
        select new Violation(value.Path, Message(value.Text));

    private static string Message(string name) => $"{name.Quoted()} is not the name of a service as a principal";

    [GeneratedRegex(
        @"^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){0,6}\.(amazonaws\.(com(\.cn)?|eu)|aws\.internal|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov|amazon\.com)\z")]
    private static partial Regex Name();

    [GeneratedRegex(
        @"^[a-z0-9-]{1,63}\.[a-z]{2,4}(-[a-z]{1,12}){1,3}-[0-9]{1,2}\.(amazonaws\.(com(\.cn)?|eu)|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)\z")]
    private static partial Regex NameWithRegion();
}
