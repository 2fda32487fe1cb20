using System.Text.Json.Nodes;
using Review;
using Review.Diff;
using Review.Diff.Settings;

namespace Tests.Review.Diff;

/// <summary>Policies that deny less, and the words for a changed policy.</summary>
public sealed class LostDenialTests
{
    [Fact]
    public void A_denial_that_a_policy_loses_is_a_guard_less_although_nobody_gains_access()
    {
        var diff = Changed.Between(Changed.Of(), Changed.Of().Without("state-policy", "NobodyOutsideTheAccount"));

        Assert.Empty(diff.AccessGained);
        var lost = Assert.Single(diff.SettingsLoosened);
        Assert.Equal(("state-policy", SettingKind.Protection), (lost.Resource, lost.Kind));
        Assert.StartsWith("denies less than before, for example ", lost.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Finding, diff.ExitCode(FailOn.Replacement));
    }

    [Fact]
    public void A_denial_with_one_more_exception_is_a_guard_less()
    {
        var diff = Changed.Between(Changed.Of(), Changed.Of().Statement("state-policy", "NobodyOutsideTheAccount", denial =>
            denial["Condition"] = JsonNode.Parse(
                """{"StringNotEquals": {"aws:PrincipalAccount": ["123456789012", "111122223333"]}}""")));

        Assert.Contains("111122223333", Assert.Single(diff.SettingsLoosened).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lost_denial_that_gives_access_is_a_gain_of_access_only()
    {
        var diff = Changed.Between(Changed.Of(), Changed.Of().Without("state-policy", "NothingWithoutTls"));

        Assert.NotEmpty(diff.AccessGained);
        Assert.Empty(diff.SettingsLoosened);
    }

    [Fact]
    public void A_denial_more_is_no_guard_less()
    {
        var diff = Changed.Between(Changed.Of(), Changed.Of().With(
            "state-policy", """{"Effect": "Deny", "Principal": "*", "Action": "s3:DeleteBucket", "Resource": "*"}"""));

        Assert.Empty(diff.SettingsLoosened);
    }

    [Fact]
    public void A_key_policy_that_also_names_a_role_of_its_account_is_more_than_written_otherwise()
    {
        var diff = Changed.Between(Changed.Of(), Changed.Of().With("state-key", """
            {"Sid": "More", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:role/infra-dev-bastion"},
                "Action": "kms:Decrypt", "Resource": "*"}
            """));

        Assert.NotEmpty(diff.AccessGained);
        Assert.Equal(
            "new statement More: Allow kms:Decrypt to arn:aws:iam::123456789012:role/infra-dev-bastion on *",
            Assert.Single(Words(diff, "state-key")));
    }

    [Fact]
    public void Everyone_in_another_spelling_is_no_difference_in_the_words_of_a_changed_policy()
    {
        var diff = Changed.Between(Changed.Of(), Changed.Of().Without("state-policy", "NothingBelowTls12").Statement(
            "state-policy", "NothingWithoutTls", denial => denial["Principal"] = JsonNode.Parse("""{"AWS": "*"}""")));

        Assert.StartsWith(
            "removed statement NothingBelowTls12: ", Assert.Single(Words(diff, "state-policy")), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Words(StackDiff diff, string resource) =>
        diff.Resources.Single(change => change.Name == resource).Properties.SelectMany(property => property.InWords);
}
