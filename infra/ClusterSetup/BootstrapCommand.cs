using Infra.Settings;

namespace Infra.ClusterSetup;

/// <summary>
/// The command that a node runs for a bootstrap script: it downloads the script and runs it only if its checksum is the one in
/// the settings. EMR starts a program that is already on the node, so no unverified code runs.
/// https://docs.aws.amazon.com/emr/latest/APIReference/API_ScriptBootstrapActionConfig.html
/// </summary>
public static class BootstrapCommand
{
    /// <summary>The path of the program, in EMR's format.</summary>
    public const string Program = "file:///bin/bash";

    public static IReadOnlyList<string> Arguments(BootstrapScript script, string bucket, string region) =>
    [
        "-c",
        $$"""
        set -euo pipefail
        script=$(mktemp)
        aws s3 cp --region {{region}} --only-show-errors s3://{{bucket}}/{{script.Key}} "$script"
        echo "{{script.Sha256}}  $script" | sha256sum --check --status || { echo "{{script.Key}} does not have the checksum of the settings" >&2; exit 1; }
        bash "$script"
        """,
    ];
}
