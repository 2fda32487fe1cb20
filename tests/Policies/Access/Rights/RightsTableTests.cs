using IamEngine.Catalogue;
using IamEngine.Model;
using IamEngine.Vocabulary;
using Policies.Access.Rights;
using Tests.Review;

namespace Tests.Access.Rights;

/// <summary>The content of the rights table; every action in it is in AWS's service authorization reference.</summary>
public sealed class RightsTableTests
{
    private const string Head =
        "# Approved by the test RightsTableTests. To renew it: APPROVE=1 ./run test --filter RightsTableTests\n";

    private static IEnumerable<string> Types => RightsTable.All.Select(row => row.Type);

    private static IEnumerable<Right> All => RightsTable.For(Example.ScopeInExistingNetwork, Types);

    [Fact]
    public void The_calls_for_each_type_are_those_approved() => Approved.Text(
        "rights/calls.txt",
        Head + string.Concat(RightsTable.All.Select(row => Lines(row.Type, row.Rights)))
            + Lines("the program", RightsTable.OfTheProgram)
            + Lines("what deploys", RightsTable.For([]).Skip(RightsTable.OfTheProgram.Count))
            + Lines("a stack in an existing network", All.Skip(RightsTable.For(Types).Count())));

    [Fact]
    public void An_existing_network_only_adds_calls()
    {
        Assert.Equal(RightsTable.For(Types), All.Take(RightsTable.For(Types).Count()));
        Assert.Equal(RightsTable.For(Types), RightsTable.For(Example.Scope, Types));
    }

    [Theory]
    [InlineData("us-east-1")]
    [InlineData("cn-north-1")]
    public void The_places_are_those_approved(string region) => Approved.Text(
        $"rights/places-{region}.txt",
        Head + string.Concat(All.Select(right => right.Place).Distinct().OrderBy(place => place.Name, StringComparer.Ordinal)
            .Select(place => Lines(place, Scope(region)))));

    [Fact]
    public void A_stack_takes_the_calls_for_its_types_in_one_order_whatever_order_they_are_named_in()
    {
        const string vpc = "aws:ec2/vpc:Vpc", alias = "aws:kms/alias:Alias";

        Assert.Equal(RightsTable.For([vpc, alias]), RightsTable.For([alias, vpc, alias]));
        Assert.Equal(
            [.. RightsTable.For([]), .. RightsTable.Find(vpc)!.Rights, .. RightsTable.Find(alias)!.Rights],
            RightsTable.For([alias, vpc]));
    }

    [Fact]
    public void A_type_without_a_row_is_refused_by_its_name()
    {
        Assert.Null(RightsTable.Find("aws:sqs/queue:Queue"));
        var refusal = Assert.Throws<ArgumentException>(() => RightsTable.For(["aws:sqs/queue:Queue"]).ToArray());
        Assert.Equal(
            "no API calls are listed for resource type aws:sqs/queue:Queue; "
                + "add an entry for it in policies/Access/Rights (see Ec2Rights.cs)",
            refusal.Message);
    }

    [Fact]
    public void A_type_that_is_no_resource_of_AWS_takes_no_call() =>
        Assert.Empty(RightsTable.Find("random:index/randomId:RandomId")!.Rights);

    [Fact]
    public void Every_action_exists_as_it_is_spelt() =>
        Assert.All(All, right => Assert.Equal(right.Action, AwsCatalogue.FindAction(right.Action)?.FullName));

    [Fact]
    public void Reading_reads_and_nothing_else() =>
        Assert.All(
            All.Where(right => right.Use == Use.Read),
            right => Assert.True(IsReading(right) || (right.ReadsSecret && right.Action == "kms:Decrypt"), right.Action));

    [Fact]
    public void Every_action_can_act_on_something_in_its_place() =>
        Assert.Empty(All.Where(right => !CanHold(right)).Select(right => $"{right.Action} in {right.Place.Name}"));

    [Fact]
    public void Every_condition_can_be_met_by_every_action_of_its_place() => Assert.Empty(
        from right in All
        from test in right.Place.Conditions(Example.Scope)
        where !AwsCatalogue.FindAction(right.Action)!.MaySupply(test.Key.Name)
        select $"{right.Action} never comes with {test.Key.Name}");

    [Fact]
    public void Every_type_has_one_row() =>
        Assert.Equal(RightsTable.All.Count, RightsTable.All.Select(row => row.Type).Distinct().Count());

    [Fact]
    public void A_right_that_AWS_does_not_know_is_noticed()
    {
        Assert.Null(AwsCatalogue.FindAction("ec2:CreateSubnets"));
        Assert.False(IsReading(new(Use.Read, "s3:PutObject", Place.Buckets)));
        Assert.False(CanHold(new(Use.Read, "iam:GetRole", Place.Users)));
        Assert.False(CanHold(new(Use.Read, "s3:GetObject", Place.Keys)));
        Assert.False(AwsCatalogue.FindAction("iam:GetRole")!.MaySupply("iam:PassedToService"));
    }

    private static StackScope Scope(string region) =>
        Example.ScopeInExistingNetwork with { Region = Region.Of(region), Bucket = BucketName.Of("example-state") };

    private static string Lines(string subject, IEnumerable<Right> rights) =>
        $"{subject}\n{string.Concat(rights.Select(right => $"  {right.Use} {right.Action} in {right.Place.Name}{(
            right.On.Length > 0 ? $" on {right.On}" : "")}\n"))}";

    private static string Lines(Place place, StackScope scope) => string.Concat(
        (string[])[
            $"{place.Name}\n",
            .. place.Resources(scope).Order().Select(resource => $"  on {resource}\n"),
            .. place.Conditions(scope).Order().Select(condition => $"  when {condition}\n"),
        ]);

    private static bool IsReading(Right right) =>
        AwsCatalogue.FindAction(right.Action)!.AccessLevel is AccessLevel.Read or AccessLevel.List;

    private static bool CanHold(Right right) =>
        right.Place.Resources(Example.ScopeInExistingNetwork)
            .Any(pattern => AwsCatalogue.FindAction(right.Action)!.CanActOn(pattern.Text));
}
