using Benchmarks.Measure;

namespace Benchmarks.Peers;

/// <summary>Linters: whether a policy is valid, has an unknown effect, or an unknown action.</summary>
internal static class CheckPeers
{
    private static readonly (string Name, string Effect, string Action)[] Policies =
    [
        ("a sound policy", "Allow", "s3:GetObject"), ("a misspelt effect", "Alow", "s3:GetObject"),
        ("a misspelt action", "Allow", "s3:GetObjekt"),
    ];

    public static IEnumerable<Peer> Of(ReviewTool tool, Installed peers) =>
    [
        Of(tool, peers, "cfn-lint", "--version", file => [$"{file}.template.json"]),
        // Without credentials and a network, the AWS CLI validates only the parameters of a call.
        Of(tool, peers, "aws", "--version", file =>
            ["iam", "put-role-policy", "--role-name", "role", "--policy-name", "policy", "--policy-document", $"file://{file}",
                "--generate-cli-skeleton", "output"]),
    ];

    private static Peer Of(ReviewTool tool, Installed peers, string program, string version, Func<string, string[]> arguments)
    {
        if (Command.Find(program) is not { } path)
        {
            return Peer.Skipped(program, $"{program} is not on the PATH");
        }

        var name = ProcessRun.Of(new(path, peers.Scratch, version), TimeSpan.FromSeconds(20)).Output.Split(' ', '\n');
        return new(string.Join(' ', name[0].Split('/').Concat(name.Skip(1)).Take(2)), null, [.. Policies.Select(policy =>
        {
            var document =
                $$"""
                {"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"{{policy.Effect}}","Action":"{{policy.Action}}","Resource":"arn:aws:s3:::example-state/*"}]}
                """;
            var file = peers.Write($"{policy.Effect}-{policy.Action.Replace(':', '-')}.json", document);
            File.WriteAllText(
                $"{file}.template.json",
                $$$"""
                {"Resources":{"Policy":{"Type":"AWS::IAM::ManagedPolicy","Properties":{"PolicyDocument": {{{document}}} } } } }
                """);
            return new PeerQuestion(
                $"check {policy.Name}",
                new(tool.Command("check", file), run => run.ExitCode == 0 ? "sound" : "faulty"),
                new(new(path, peers.Scratch, arguments(file)), run => run.ExitCode == 0 ? "sound" : "faulty"));
        })]);
    }
}
