namespace Tests.Architecture;

/// <summary>The allowed dependencies between the namespaces of each project, lowest layer first.</summary>
internal static class Tables
{
    private const string Rules = "Model Json Catalogue Check.Syntax Check.Rules";

    private const string Prove = "Prove.Steps Prove.Solve Prove.Globs Prove.Domains";

    private const string Model = $"{Layers.Top} Model Model.Accounts Model.Network";

    private const string Diffs = $"{Model} Updates Diff.Resources";

    private const string Results =
        $"{Diffs} Access Check Collect Compare Decide Deployed Drift Drift.Answers Drift.Usage Diff Diff.Access Diff.Settings "
            + "Diff.Network Plans Reach Stacks Theorems";

    /// <summary>The engine: first the model of policies, then decisions, proofs and checks.</summary>
    public static Layers Iam { get; } = new(
        "IamEngine",
        ("Model", ""),
        ("Json", "Model"),
        ("Vocabulary", "Model"),
        ("Catalogue", "Model Vocabulary"),
        ("Requests", "Model"),
        ("Decide.Matching", "Model Requests"),
        ("Decide.Conditions", "Model Requests Decide.Matching"),
        ("Decide", "Model Catalogue Requests Decide.Matching Decide.Conditions"),
        ("Decide.Explain", "Model Requests Decide.Matching Decide.Conditions Decide"),
        ("Decide.Scenarios", "Model Json Catalogue Requests Decide Decide.Explain"),
        ("Prove.Steps", ""),
        ("Prove.Solve", "Prove.Steps"),
        ("Prove.Globs", "Prove.Steps"),
        ("Prove.Domains", "Model Prove.Steps Prove.Solve Prove.Globs"),
        ("Prove.Encode", $"Model Catalogue Requests Decide.Conditions Decide {Prove}"),
        ("Prove", $"Model Json Catalogue Requests Decide.Matching Decide {Prove} Prove.Encode"),
        ("Check.Syntax", "Model Json Catalogue"),
        ("Check.Rules", "Model Json Catalogue Check.Syntax"),
        ("Check.Rules.Addresses", Rules),
        ("Check.Rules.Conditions", Rules),
        ("Check.Rules.Document", Rules),
        ("Check.Rules.Grammar", Rules),
        ("Check.Rules.Organizations", Rules),
        ("Check.Rules.Principals", Rules),
        ("Check.Rules.Resources", Rules),
        ("Check.Rules.Actions", $"{Rules} Check.Rules.Resources"),
        ("Check.Rules.Roles", Rules),
        ("Check.Rules.Tags", Rules),
        ("Check.Rules.Trust", Rules),
        ("Check.Rules.Values", Rules),
        ("Check.Rules.Variables", Rules),
        ("Check",
            "Model Json Check.Syntax Check.Rules Check.Rules.Addresses Check.Rules.Conditions Check.Rules.Document "
                + "Check.Rules.Grammar Check.Rules.Organizations Check.Rules.Principals Check.Rules.Resources "
                + "Check.Rules.Actions Check.Rules.Roles Check.Rules.Tags Check.Rules.Trust Check.Rules.Values "
                + "Check.Rules.Variables"));

    /// <summary>The policy documents of this stack.</summary>
    public static Layers Policies { get; } = new(
        "Policies",
        ("Access.Rights", ""),
        ("Access", "Access.Rights"),
        ("Network", ""));

    /// <summary>
    /// The Pulumi program: settings use sizes and names, components use settings, commands use components, and the stack uses
    /// all.
    /// </summary>
    public static Layers Infra { get; } = new(
        "Infra",
        ("Naming", ""),
        ("Flink", ""),
        ("Settings", "Flink"),
        ("ClusterSetup", "Flink Settings"),
        ("Components", "Naming Flink Settings ClusterSetup"),
        ("Commands", "Naming Flink Settings Components"),
        (Layers.Top, "Naming Settings Components Commands"));

    /// <summary>The command line: verbs use forms, forms use results, and results use the model.</summary>
    public static Layers Review { get; } = new(
        "Review",
        (Layers.Top, ""),
        ("Stacks", Layers.Top),
        ("StateSafety", ""),
        ("Model", Layers.Top),
        ("Model.Accounts", $"{Layers.Top} Model"),
        ("Model.Network", $"{Layers.Top} Model"),
        ("Mocks", $"{Layers.Top} Stacks Model"),
        ("Delivery", Model),
        ("Reach", Model),
        ("Access", Model),
        ("AwsValues", $"{Model} Stacks"),
        ("Updates", Model),
        ("Findings", $"{Model} Delivery Reach Stacks StateSafety Updates"),
        ("Escalation", $"{Model} Delivery"),
        ("Controls.Vocabulary", $"{Model} Findings"),
        ("Controls.Groups", $"{Model} Findings Controls.Vocabulary"),
        ("Controls", $"{Model} Findings Controls.Groups Controls.Vocabulary"),
        ("Check", Model),
        ("Collect", ""),
        ("Compare", Model),
        ("Decide", Model),
        ("Deployed", $"{Model} Escalation"),
        ("Theorems", $"{Model} Delivery Deployed Escalation"),
        ("Diff.Resources", $"{Model} Updates"),
        ("Diff.Access", Diffs),
        ("Diff.Settings", Diffs),
        ("Diff.Network", Diffs),
        ("Diff", $"{Diffs} Diff.Access Diff.Settings Diff.Network"),
        ("Drift.Answers", $"{Model} Deployed"),
        ("Drift.Readers", $"{Model} Deployed Drift.Answers"),
        ("Drift.Usage", $"{Model} Deployed Diff.Access Drift.Answers"),
        ("Drift", $"{Diffs} Deployed Diff Diff.Access Diff.Settings Drift.Answers Drift.Readers Drift.Usage Theorems"),
        ("Plans", $"{Diffs} Diff Diff.Access"),
        ("Reports", $"{Model} Stacks Mocks Access AwsValues Reach Updates Findings Theorems Controls"),
        ("Forms", Results),
        ("Forms.Check", $"{Results} Forms"),
        ("Forms.Compare", $"{Results} Forms"),
        ("Forms.Decide", $"{Results} Forms"),
        ("Forms.Diff", $"{Results} Forms"),
        ("Forms.Deployed", $"{Results} Forms"),
        ("Forms.Drift", $"{Results} Forms Forms.Deployed Forms.Diff"),
        ("Forms.Pictures", $"{Results} Forms"),
        ("Forms.Report", $"{Results} Forms Forms.Pictures"),
        ("Forms.Html", $"{Results} Forms Forms.Deployed Forms.Diff Forms.Drift Forms.Pictures Forms.Report"),
        ("Verbs",
            $"{Results} Findings Reports Forms Forms.Check Forms.Compare Forms.Decide Forms.Deployed Forms.Diff Forms.Drift "
                + "Forms.Html Forms.Report Collect Plans StateSafety"));

    /// <summary>The rehearsal: creation and use of resources depend on the machine and the emulated cloud.</summary>
    public static Layers Rehearsal { get; } = new(
        "Rehearsal",
        ("Machine", ""),
        ("Cloud", ""),
        ("Steps", ""),
        ("Emulation", "Machine"),
        ("Gateway", "Cloud"),
        ("Creation", "Cloud Machine"),
        ("Display", "Steps"),
        ("Ssh", "Cloud Creation Machine Steps"),
        ("Walk", "Cloud Creation Gateway Machine Steps"),
        ("Tampering", "Cloud Creation Machine Steps Walk"),
        (Layers.Top, "Cloud Creation Display Emulation Gateway Machine Ssh Steps Tampering Walk"));
}
