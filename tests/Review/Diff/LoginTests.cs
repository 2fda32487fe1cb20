using System.Text.Json.Nodes;
using Review;
using Review.Diff;
using Review.Diff.Settings;
using Review.Forms.Diff;

namespace Tests.Review.Diff;

/// <summary>Operators who gain or lose the login to the bastion.</summary>
public sealed class LoginTests
{
    [Fact]
    public void A_new_operator_is_a_guard_loosened()
    {
        var diff = Changed.Between(Changed.Of(), With("ann", "ssh-ed25519 AAAA1"));

        Assert.Equal(
            new SettingChange("bastion-instance", "lets operator ann log in", SettingKind.Access),
            Assert.Single(diff.LoginsGained));
        Assert.StartsWith("Stack dev: 1 login gained", DiffText.Write(diff), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Finding, diff.ExitCode(FailOn.Broadening));
        Assert.Empty(diff.Losses);
    }

    [Fact]
    public void A_removed_operator_may_no_longer_log_in()
    {
        var diff = Changed.Between(With("ann", "ssh-ed25519 AAAA1"), Changed.Of());

        Assert.Equal("no longer lets operator ann log in", Assert.Single(diff.LoginsLost).Message);
        Assert.Empty(diff.LoginsGained);
        Assert.StartsWith("Stack dev: ", DiffText.Write(diff), StringComparison.Ordinal);
        Assert.Contains("1 login lost", DiffText.Write(diff).Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains(
            "Logins lost (1)\n  bastion-instance no longer lets operator ann log in", DiffText.Write(diff),
            StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, diff.ExitCode(FailOn.Broadening | FailOn.Replacement));
    }

    [Fact]
    public void Another_key_is_both()
    {
        var diff = Changed.Between(With("ann", "ssh-ed25519 AAAA1"), With("ann", "ssh-ed25519 AAAA2"));

        Assert.Equal(
            "accepts another key from operator ann; anyone with that key may log in", Assert.Single(diff.LoginsGained).Message);
        Assert.Equal("no longer accepts the earlier key of operator ann", Assert.Single(diff.LoginsLost).Message);
    }

    private static Changed With(string name, string key) =>
        Changed.Of().Input("bastion-instance", inputs => inputs["tags"]![$"operator:{name}"] = JsonValue.Create(key));
}
