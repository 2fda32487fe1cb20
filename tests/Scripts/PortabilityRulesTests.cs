using Tests.Review;

namespace Tests.Scripts;

public sealed class PortabilityRulesTests
{
    /// <summary>
    /// Lines that break a rule: tested with real programs where they are installed, and without them elsewhere.
    /// </summary>
    private static readonly string[] Guarded =
    [
        "if env --default-signal=INT true 2>/dev/null; then",
        "exec env --default-signal=INT \"$dotnet\" \"$tool\" \"$@\"",
    ];

    [Fact]
    public void Every_script_runs_in_bash_3_2_and_those_for_laptops_with_the_utilities_of_macOS() =>
        Assert.Equal(
            [],
            from script in Scripts.All
            from broken in PortabilityRules.Broken(Scripts.Read(script), Scripts.ForLaptops.Contains(script))
            where !Guarded.Any(line => broken.EndsWith(line, StringComparison.Ordinal))
            select $"{script}:{broken}");

    [Fact]
    public void The_scripts_are_found() => Assert.Superset(
        new HashSet<string> { "run", ".ci/run", ".github/scripts/github.sh", "rehearsal/Machine/cleanup.sh" },
        new HashSet<string>(Scripts.All));

    /// <summary>Users run the commands in a stack's outputs on laptops.</summary>
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_commands_of_the_outputs_do_too(string stack)
    {
        var commands = (await Reviews.Of(stack)).Outputs.Where(output => output.Key.EndsWith("Command", StringComparison.Ordinal))
            .ToArray();

        Assert.NotEmpty(commands);
        Assert.All(commands, command => Assert.Empty(PortabilityRules.Broken($"{command.Value}", isForLaptops: true)));
    }

    [Theory]
    [InlineData("name=${1,,}", "1: ${name,,} is of bash 4: name=${1,,}")]
    [InlineData("echo ${x@Q}", "1: ${name@Q} is of bash 4.4: echo ${x@Q}")]
    [InlineData("mapfile -t lines <file", "1: mapfile, readarray and coproc are of bash 4: mapfile -t lines <file")]
    [InlineData("declare -A seen", "1: declare -A, -n, -g, -u and -l are of bash 4: declare -A seen")]
    [InlineData("  local -n list=$1", "1: declare -A, -n, -g, -u and -l are of bash 4: local -n list=$1")]
    [InlineData("make |& tee log", "1: |& and &>> are of bash 4: make |& tee log")]
    [InlineData("a) echo ;;&", "1: ;& and ;;& are of bash 4: a) echo ;;&")]
    [InlineData("shopt -s globstar", "1: globstar, lastpipe and inherit_errexit are of bash 4: shopt -s globstar")]
    [InlineData("wait -n", "1: wait -n is of bash 4.3: wait -n")]
    [InlineData("read -t 0.5 -r line", "1: read -t takes whole seconds before bash 4: read -t 0.5 -r line")]
    [InlineData("kill $BASHPID", "1: BASHPID and EPOCHSECONDS are of bash 4 and 5: kill $BASHPID")]
    [InlineData("[[ -v name ]]", "1: [[ -v ]] is of bash 4.2: [[ -v name ]]")]
    [InlineData("printf '%(%s)T' -1", "1: printf %(...)T is of bash 4.2: printf '%(%s)T' -1")]
    [InlineData("exec {lock}>file", "1: {name}> is of bash 4.1: exec {lock}>file")]
    [InlineData("echo ${name:1:-1}", "1: a negative length is of bash 4.2: echo ${name:1:-1}")]
    [InlineData("timeout 5 true", "1: a program that macOS lacks: timeout 5 true")]
    [InlineData("if flock 9; then", "1: a program that macOS lacks: if flock 9; then")]
    [InlineData("real=$(readlink -f \"$1\")", "1: readlink -f is GNU's: real=$(readlink -f \"$1\")")]
    [InlineData("sed -i s/a/b/ file", "1: sed -i means another thing to BSD: sed -i s/a/b/ file")]
    [InlineData("env --default-signal=INT true", "1: env --... is GNU's: env --default-signal=INT true")]
    [InlineData("find . -name x -print -quit", "1: a find predicate that POSIX lacks: find . -name x -print -quit")]
    [InlineData("stat -c %s file", "1: stat -c is GNU's: stat -c %s file")]
    [InlineData("grep -oP '\\d' file", "1: grep -P is GNU's: grep -oP '\\d' file")]
    [InlineData("date -u -d yesterday", "1: date -d is GNU's: date -u -d yesterday")]
    [InlineData("xargs -r rm", "1: a GNU option: xargs -r rm")]
    [InlineData(
        "set -euo pipefail\nlist=()\nrm \"${list[@]}\"", "3: an empty list fails with set -u before bash 4.4: rm \"${list[@]}\"")]
    public void A_broken_rule_is_reported(string script, string told) =>
        Assert.Equal([told], PortabilityRules.Broken(script, isForLaptops: true));

    [Theory]
    [InlineData("set -u\nlist=()\nrm ${list[@]+\"${list[@]}\"}")]
    [InlineData("# timeout is not there on macOS")]
    [InlineData(
        "find . -name x -newer y -print\nenv -u NAME true\nsed -n s/a/b/p\nread -r line\nlocal name=$1\nreadlink \"$link\"")]
    public void A_script_that_follows_the_rules_has_no_violations(string script) =>
        Assert.Empty(PortabilityRules.Broken(script, isForLaptops: true));
}
