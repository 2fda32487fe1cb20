using IamEngine.Catalogue;
using IamEngine.Model;
using IamEngine.Vocabulary;
using Policies.Access.Rights;

namespace Tests.Access;

/// <summary>The table of rights says nothing that AWS's service authorization reference does not know.</summary>
public sealed class RightsTableTests
{
    private static readonly StackScope Scope = new(AccountId.Of("123456789012"), Region.Of("us-east-1"), "infra", "dev", "infra-dev-", "/infra/dev/");

    private static IEnumerable<Right> All => RightsTable.For(RightsTable.All.Select(row => row.Type));

    [Fact]
    public void Every_action_exists_as_it_is_spelt() => Assert.All(All, right => Assert.Equal(right.Action, AwsCatalogue.FindAction(right.Action)?.FullName));

    [Fact]
    public void Reading_reads_and_nothing_else() => Assert.All(All.Where(right => right.Use == Use.Read), right => Assert.True(IsReading(right), right.Action));

    [Fact]
    public void Every_action_can_act_on_something_in_its_place() => Assert.Empty(All.Where(right => !CanHold(right)).Select(right => $"{right.Action} in {right.Place.Name}"));

    [Fact]
    public void Every_condition_can_be_met_by_every_action_of_its_place() => Assert.Empty(
        from right in All
        from test in right.Place.Conditions(Scope)
        where !AwsCatalogue.FindAction(right.Action)!.MaySupply(test.Key.Name)
        select $"{right.Action} never comes with {test.Key.Name}");

    [Fact]
    public void Every_type_has_one_row() => Assert.Equal(RightsTable.All.Count, RightsTable.All.Select(row => row.Type).Distinct().Count());

    [Fact]
    public void A_right_that_AWS_does_not_know_is_noticed()
    {
        Assert.Null(AwsCatalogue.FindAction("ec2:CreateSubnets"));
        Assert.False(IsReading(new(Use.Read, "s3:PutObject", Place.Buckets)));
        Assert.False(CanHold(new(Use.Read, "iam:GetRole", Place.Users)));
        Assert.False(CanHold(new(Use.Read, "s3:GetObject", Place.Keys)));
        Assert.False(AwsCatalogue.FindAction("iam:GetRole")!.MaySupply("iam:PassedToService"));
    }

    private static bool IsReading(Right right) => AwsCatalogue.FindAction(right.Action)!.AccessLevel is AccessLevel.Read or AccessLevel.List;

    private static bool CanHold(Right right) => right.Place.Resources(Scope).Any(pattern => AwsCatalogue.FindAction(right.Action)!.CanActOn(pattern.Text));
}
