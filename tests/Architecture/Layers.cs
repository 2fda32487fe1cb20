namespace Tests.Architecture;

/// <summary>
/// Which folders (namespaces) of a project each folder may use besides itself. A folder may name only folders that stand above it
/// in its table, so that a table cannot allow a cycle.
/// </summary>
internal sealed record Layers(string Root, params (string Folder, string[] MayUse)[] Folders)
{
    private const string Rules = "Check.Rules";

    private static readonly string[] WhatRulesUse = ["Model", "Json", "Catalogue", "Check.Syntax", Rules];

    /// <summary>The engine, from the ground up.</summary>
    public static Layers Iam { get; } = new(
        "IamEngine",
        ("Model", []),
        ("Json", ["Model"]),
        ("Vocabulary", ["Model"]),
        ("Catalogue", ["Model", "Vocabulary"]),
        ("Requests", ["Model"]),
        ("Decide.Matching", ["Model", "Requests"]),
        ("Decide.Conditions", ["Model", "Requests", "Decide.Matching"]),
        ("Decide", ["Model", "Catalogue", "Requests", "Decide.Matching", "Decide.Conditions"]),
        ("Decide.Explain", ["Model", "Requests", "Decide.Matching", "Decide.Conditions", "Decide"]),
        ("Decide.Scenarios", ["Model", "Json", "Catalogue", "Requests", "Decide", "Decide.Explain"]),
        ("Prove.Steps", []),
        ("Prove.Solve", ["Prove.Steps"]),
        ("Prove.Globs", ["Prove.Steps"]),
        ("Prove.Domains", ["Model", "Prove.Steps", "Prove.Solve", "Prove.Globs"]),
        ("Prove.Encode",
        [
            "Model", "Catalogue", "Requests", "Decide.Conditions", "Decide", "Prove.Steps", "Prove.Solve", "Prove.Globs",
                "Prove.Domains",
        ]),
        ("Prove",
        [
            "Model", "Json", "Catalogue", "Requests", "Decide.Matching", "Decide", "Prove.Steps", "Prove.Solve", "Prove.Globs",
            "Prove.Domains", "Prove.Encode",
        ]),
        ("Check.Syntax", ["Model", "Json", "Catalogue"]),
        (Rules, ["Model", "Json", "Catalogue", "Check.Syntax"]),
        ($"{Rules}.Addresses", WhatRulesUse),
        ($"{Rules}.Conditions", WhatRulesUse),
        ($"{Rules}.Document", WhatRulesUse),
        ($"{Rules}.Grammar", WhatRulesUse),
        ($"{Rules}.Organizations", WhatRulesUse),
        ($"{Rules}.Principals", WhatRulesUse),
        ($"{Rules}.Resources", WhatRulesUse),
        ($"{Rules}.Actions", [.. WhatRulesUse, $"{Rules}.Resources"]),
        ($"{Rules}.Roles", WhatRulesUse),
        ($"{Rules}.Tags", WhatRulesUse),
        ($"{Rules}.Trust", WhatRulesUse),
        ($"{Rules}.Values", WhatRulesUse),
        ($"{Rules}.Variables", WhatRulesUse),
        ("Check",
        [
            "Model", "Json", "Check.Syntax", Rules, $"{Rules}.Addresses", $"{Rules}.Conditions", $"{Rules}.Document",
                $"{Rules}.Grammar",
            $"{Rules}.Organizations", $"{Rules}.Principals", $"{Rules}.Resources", $"{Rules}.Actions", $"{Rules}.Roles",
                $"{Rules}.Tags",
            $"{Rules}.Trust", $"{Rules}.Values", $"{Rules}.Variables",
        ]));

    /// <summary>The names in the table that break its own rule: a folder that is named before it stands in the table.</summary>
    public IEnumerable<string> Unordered()
    {
        var above = new HashSet<string>();
        foreach (var (folder, mayUse) in Folders)
        {
            foreach (var name in mayUse.Where(name => !above.Contains(name)))
            {
                yield return $"{folder} -> {name}";
            }

            above.Add(folder);
        }
    }
}
