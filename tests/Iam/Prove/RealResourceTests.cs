using System.Text.RegularExpressions;
using CsCheck;
using IamEngine.Catalogue;
using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Prove.Encode;
using IamEngine.Requests;

namespace Tests.Prove;

/// <summary>Compares proofs about resources of many services with requests on existing resources.</summary>
public partial class RealResourceTests
{
    private static readonly Request[] World =
    [
        .. RealResources.All.Select(real => new Request(
            Caller.Of("arn:aws:iam::123456789012:user/ann"), real.Action, real.Resource,
            ResourceOwner.InArn(real.Resource) ?? AccountId.Of("123456789012"), RequestContext.Empty)),
    ];

    // A real action and resource with the usual wildcards of policies: at the end, instead of a part, in the middle.
    private static readonly Gen<(string Action, string Resource)> Pattern = Gen.Select(
        Gen.Int[0, RealResources.All.Length - 1], Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[0, 63],
        (which, actionHow, stars, how, place) =>
        {
            var (action, resource) = RealResources.All[which];
            return (ActionPattern(action, actionHow), ResourcePattern(WithStars(resource, stars), how, place));
        });

    private static readonly Gen<IdentityStatement> Statement = Gen.Select(
        Gen.Frequency((3, Gen.Const(Effect.Allow)), (1, Gen.Const(Effect.Deny))), Pattern.Array[1, 2], Gen.Int[0, 9],
        (effect, patterns, not) => new IdentityStatement(
            null, effect, new ActionElement.Action([.. patterns.Select(pattern => new ActionPattern(pattern.Action))]),
            not == 0 ? new ResourceElement.NotResource([.. patterns.Select(pattern => new ResourcePattern(pattern.Resource))])
                : new ResourceElement.Resource([.. patterns.Select(pattern => new ResourcePattern(pattern.Resource))]),
            ConditionBlock.None));

    public static TheoryData<string, string> Resources
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (action, resource) in RealResources.All)
            {
                data.Add(action, resource);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void No_proof_excludes_a_resource_that_exists(string action, string resource) =>
        Assert.True(ActionOnResource.CanBe(action, resource), $"{action} on {resource}");

    [Fact]
    public void No_real_request_breaks_what_was_proved_and_each_counterexample_fits_a_form()
    {
        var (proved, refuted) = (0, 0);
        WorldCheck.Pairs<IdentityPolicy, IdentityStatement>(Statement, statements => new(statements.ToSeq())).Sample(pair =>
        {
            var (one, other) = (AnalyzedPolicy.Of(pair.Item1), AnalyzedPolicy.Of(pair.Item2));
            switch (Prover.Ask(new Question.Implies(one, other)))
            {
                case Proof.Proved proof:
                    Interlocked.Increment(ref proved);
                    var breaking = Array.Find(
                        World, request => one.Decide(request) == Verdict.Allowed && other.Decide(request) != Verdict.Allowed);
                    Assert.True(breaking is null, $"{proof}, but {breaking}");
                    break;
                case Proof.Refuted { Example.Request: var example }:
                    Interlocked.Increment(ref refuted);
                    Assert.True(FitsAForm(example), $"{example.Action} does not act on {example.Resource}");
                    break;
                case var unknown:
                    Assert.Fail(unknown.ToString());
                    break;
            }
        }, iter: Cases.Or(300), print: pair => $"{WorldCheck.Print(pair.Item1)}\n{WorldCheck.Print(pair.Item2)}");
        Assert.True(proved > 20 && refuted > 20, $"only {proved} proved and {refuted} refuted: the cases are too much alike");
    }

    [Theory]
    [InlineData("sqs:SendMessage", "arn:aws:sqs:us-east-1:123456789012:a:b")]
    [InlineData("dynamodb:GetRecords", "arn:aws:dynamodb:us-east-1:123456789012:table/a/stream/b:table/c")]
    [InlineData("s3:ListBucket", "arn:aws:s3:::a/b")]
    [InlineData("ec2:StartInstances", "arn:aws:ec2:us-east-1:1234:instance/i-1")]
    [InlineData("ec2:StartInstances", "*")]
    public void A_request_on_a_resource_that_cannot_exist_fits_no_form(string action, string resource)
    {
        var request = new Request(new Caller.Anonymous(), action, resource, null, RequestContext.Empty);
        Assert.False(FitsAForm(request));
        Assert.False(ActionOnResource.CanBe(action, resource));
    }

    /// <summary>The same as <see cref="ActionOnResource.CanBe"/>, with a regular expression for each form.</summary>
    private static bool FitsAForm(Request request)
    {
        if (AwsCatalogue.FindAction(request.Action) is not { } action)
        {
            return true;
        }

        return request.Resource == "*" ? ResourceForm.NeedsNone(action)
            : action.ResourceTypes.SelectMany(type => RequestForms.Of(type.Type))
                .Any(form => Expression(form.Text).IsMatch(request.Resource));
    }

    private static Regex Expression(string form)
    {
        var parts = form.Split(':', 6);
        var account = parts[4].StartsWith('$') ? "([0-9]{12}|aws[^:]*|)" : parts[4] == "*" ? "[^:]*" : Regex.Escape(parts[4]);
        var region = parts[3].StartsWith('$') ? "[^:]+-[^:]+-[0-9]" : parts[3] == "*" ? "[^:]*" : Regex.Escape(parts[3]);
        var service = parts[2].StartsWith('$') ? "[^:]+" : Regex.Escape(parts[2]);
        var resource = Placeholder().Replace(
            Regex.Escape(parts[5]).Replace(@"\$\{", "${", StringComparison.Ordinal)
                .Replace(@"\*", ".*", StringComparison.Ordinal),
            match => (parts[2], match.Groups[1].Value) switch
            {
                ("s3", "BucketName") => "[^:/]+",
                ("dynamodb", "StreamLabel") => "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[^:]*",
                var (prefix, name) => ArnNames.Find(prefix, name) is null ? ".+" : "[^:]+",
            });
        return new Regex($"^arn:aws[^:]*:{service}:{region}:{account}:{resource}$", RegexOptions.Singleline);
    }

    private static string ActionPattern(string action, int how) => how switch
    {
        0 => $"{action.Split(':')[0]}:*",
        1 => $"{action[..(action.IndexOf(':', StringComparison.Ordinal) + 4)]}*",
        2 => "*",
        _ => action,
    };

    // Each star replaces one of the four parts before the resource, beginning with the last.
    private static string WithStars(string resource, int stars)
    {
        var parts = resource.Split(':', 6);
        for (var at = 4; at > 4 - stars; at--)
        {
            parts[at] = "*";
        }

        return string.Join(':', parts);
    }

    private static string ResourcePattern(string resource, int how, int place)
    {
        var first = resource.Length - resource.Split(':', 6)[5].Length;
        var at = first + (place % (resource.Length - first));
        return how switch
        {
            0 => $"{resource[..at]}*",
            1 => $"{resource[..at]}?{resource[(at + 1)..]}",
            2 => $"{resource[..at]}*{resource[(at + 1)..]}",
            3 => "*",
            _ => resource,
        };
    }

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Placeholder();
}
