namespace Tests.Review;

/// <summary>
/// The namespaces of review/ and what each may use: verbs use forms, forms use results, results use the model. The compiled
/// assembly is asked, so a reference counts wherever it stands: in a signature or in the body of a method.
/// </summary>
public sealed class LayersTests
{
    private const string Ground = "Review Review.Stacks";
    private const string Model = "Review Review.Model Review.Model.Accounts Review.Model.Network";
    private const string Diffs = $"{Model} Review.Diff.Resources";
    private const string Results =
        $"{Model} Review.Access Review.Check Review.Compare Review.Decide Review.Diff Review.Diff.Access Review.Diff.Settings "
            + "Review.Diff.Network Review.Diff.Resources Review.Reach Review.Stacks";

    /// <summary>
    /// What a namespace may use besides itself. A namespace that is not listed may use nothing, and nothing may use it.
    /// </summary>
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["Review"] = "",
        ["Review.Stacks"] = "Review",
        ["Review.StateSafety"] = "",
        ["Review.Model"] = "Review",
        ["Review.Model.Accounts"] = "Review Review.Model",
        ["Review.Model.Network"] = "Review Review.Model",
        ["Review.Mocks"] = $"{Ground} Review.Model",
        ["Review.Delivery"] = Model,
        ["Review.Reach"] = Model,
        ["Review.Access"] = Model,
        ["Review.AwsValues"] = $"{Model} Review.Stacks",
        ["Review.Findings"] = $"{Model} Review.Delivery Review.Reach Review.Stacks Review.StateSafety",
        ["Review.Theorems"] = $"{Model} Review.Delivery",
        ["Review.Controls.Vocabulary"] = Model,
        ["Review.Controls.Groups"] = $"{Model} Review.Controls.Vocabulary",
        ["Review.Controls"] = $"{Model} Review.Controls.Groups Review.Controls.Vocabulary",
        ["Review.Check"] = Model,
        ["Review.Compare"] = Model,
        ["Review.Decide"] = Model,
        ["Review.Diff.Resources"] = Model,
        ["Review.Diff.Access"] = Diffs,
        ["Review.Diff.Settings"] = Diffs,
        ["Review.Diff.Network"] = Diffs,
        ["Review.Diff"] = $"{Diffs} Review.Diff.Access Review.Diff.Settings Review.Diff.Network",
        ["Review.Reports"] =
            $"{Ground} {Model} Review.Mocks Review.Access Review.AwsValues Review.Reach Review.Findings Review.Theorems "
                + "Review.Controls",
        ["Review.Forms"] = Results,
        ["Review.Forms.Check"] = $"{Results} Review.Forms",
        ["Review.Forms.Compare"] = $"{Results} Review.Forms",
        ["Review.Forms.Decide"] = $"{Results} Review.Forms",
        ["Review.Forms.Diff"] = $"{Results} Review.Forms",
        ["Review.Forms.Pictures"] = $"{Results} Review.Forms",
        ["Review.Forms.Report"] = $"{Results} Review.Forms Review.Forms.Pictures",
        ["Review.Forms.Html"] = $"{Results} Review.Forms Review.Forms.Pictures Review.Forms.Report",
        ["Review.Verbs"] =
            $"{Results} Review.Reports Review.Forms Review.Forms.Check Review.Forms.Compare Review.Forms.Decide "
                + "Review.Forms.Diff Review.Forms.Html Review.Forms.Report Review.StateSafety",
    };

    [Fact]
    public void No_namespace_of_review_uses_one_above_it() =>
        Assert.Empty(NamespaceUses.Violations(typeof(global::Review.ExitCode).Assembly.GetTypes(), "Review", Allowed));

    [Fact]
    public void The_allowed_uses_have_no_cycle() => Assert.Empty(NamespaceUses.InCycles(Allowed));

    [Fact]
    public void A_use_that_looks_up_is_found_in_a_signature_and_in_a_body() =>
        Assert.Equal(
            ["Planted.Low.Body uses Planted.High.Form", "Planted.Low.Signature uses Planted.High.Form"],
            NamespaceUses.Violations(
                typeof(Planted.Low.Body).Assembly.GetTypes(),
                "Planted",
                new Dictionary<string, string> { ["Planted.Low"] = "", ["Planted.High"] = "Planted.Low" }));

    [Fact]
    public void A_cycle_in_the_allowed_uses_is_found() => Assert.Equal(
        ["A", "B"],
        NamespaceUses.InCycles(new Dictionary<string, string> { ["A"] = "B Ground", ["B"] = "A", ["Ground"] = "" }).Order());
}
