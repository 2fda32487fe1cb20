using Infra.Commands;

namespace Tests.Infra.Commands;

/// <summary>
/// A fake primary node: <c>yarn</c> and <c>flink</c> print lists, <c>aws</c> uses a folder instead of the bucket, and all three
/// record their calls.
/// </summary>
internal sealed class PrimaryNode : IDisposable
{
    public const string Bucket = "infra-prod-state-0a1b2c3d";

    public static readonly ClusterFacts Cluster = new(
        "prod",
        "us-east-1",
        "j-1K48XXXXXXHCB",
        "urn:pulumi:prod::infra::infra:components:FlinkCluster$aws:emr/cluster:Cluster::flink-cluster",
        Bucket,
        IsProtected: true,
        HighAvailability: false)
    {
        AuthorizedKeys =
        [
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEtFWTAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAx ann",
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEtFWTAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAy bob",
        ],
    };

    private readonly string root = Directory.CreateTempSubdirectory("primary").FullName;

    public PrimaryNode()
    {
        Directory.CreateDirectory(Path.Combine(root, "bucket"));
        Write("applications", "");
        Program("yarn", """
            echo "yarn $*" >>"$ROOT/calls"
            case "$2" in
              -list) echo "Total number of applications: some"; echo "Application-Id Application-Name State"; cat "$ROOT/applications";;
              -kill) echo "Killed application $3";;
            esac
            """);
        Program("flink", """
            echo "flink $*" >>"$ROOT/calls"
            case "$1" in
              list) application=${*: -1}; application=${application##*=}; [ -e "$ROOT/jobs.$application" ] || exit 1
                    echo "------------------ Running/Restarting Jobs -------------------"; cat "$ROOT/jobs.$application";;
              stop) echo "Suspending job"; echo "Savepoint completed. Path: s3://infra-prod-state-0a1b2c3d/savepoints/savepoint-0a1b2c-0123456789ab";;
            esac
            """);
        Program("pulumi", """echo "pulumi $*" >>"$ROOT/calls" """);
        Program("aws", """
            echo "aws $*" >>"$ROOT/calls"
            at() { local path=${1#s3://infra-prod-state-0a1b2c3d/}; echo "$ROOT/bucket/$path"; }
            last=${*: -1}
            case "$1 $2" in
              "s3api list-objects-v2")
                while [ "$1" != --prefix ]; do shift; done; prefix=$2
                while [ "$1" != --query ]; do shift; done; query=$2
                cd "$ROOT/bucket"; found=$(find . -type f | sed 's|^\./||' | sort | grep "^$prefix" || true)
                [ -n "$found" ] || { echo None; exit 0; }
                case $query in *LastModified*) while read -r key; do printf '%s\t%s\n' "$(date -u -r "$key" +%Y-%m-%dT%H:%M:%S+00:00)" "$key"; done <<<"$found";; *) echo "$found";; esac;;
              "s3 ls") [ -e "$(at "$last")" ];;
              "s3 cp") cp "$(at "${*: -2:1}")" "$last";;
              "s3 rm") rm -r "$(at "$last")";;
            esac
            """);
    }

    public IReadOnlyList<string> Calls => File.Exists(In("calls")) ? File.ReadAllLines(In("calls")) : [];

    public PrimaryNode WithApplication(string id, params string[] jobs)
    {
        File.AppendAllText(
            In("applications"),
            $"{id}\tflink\tApache Flink\thadoop\tdefault\tRUNNING\tUNDEFINED\t100%\thttp://ip-10-20-128-4:8081\n");
        Write($"jobs.{id}",
            string.Concat(jobs.Select(job => $"22.11.2026 08:00:00 : {job} : a job : of many words (RUNNING)\n")));
        return this;
    }

    /// <summary>Adds an application whose JobManager does not respond.</summary>
    public PrimaryNode WithSilentApplication(string id)
    {
        File.AppendAllText(In("applications"), $"{id}\tflink\tApache Flink\thadoop\tdefault\tACCEPTED\n");
        return this;
    }

    /// <summary>Uses the machine's AWS CLI instead of the fake one.</summary>
    public PrimaryNode WithRealAws()
    {
        File.Delete(In("aws"));
        return this;
    }

    /// <param name="minute">The minute after eight at which the object was written.</param>
    public PrimaryNode WithObject(string key, string content = "", int minute = 0)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In($"bucket/{key}"))!);
        Write($"bucket/{key}", content);
        File.SetLastWriteTimeUtc(In($"bucket/{key}"), new(2026, 11, 22, 8, minute, 0, DateTimeKind.Utc));
        return this;
    }

    public bool HasObject(string key) => File.Exists(In($"bucket/{key}"));

    public Programs.Finished Run(string command, params (string Name, string Value)[] variables) => Programs.Run(
        "bash",
        input: $"export ROOT='{root}' "
            + $"PATH='{root}:'\"$PATH\"\n{string.Concat(variables.Select(variable => $"export {variable.Name}='{variable.Value}'\n"))}{command}\n");

    public void Dispose() => Directory.Delete(root, recursive: true);

    private string In(string name) => Path.Combine(root, name);

    private void Write(string name, string content) => File.WriteAllText(In(name), content);

    private void Program(string name, string script)
    {
        Write(name, $"#!/usr/bin/env bash\n{script}\n");
        Assert.Equal(0, Programs.Run("chmod", input: "", "u+x", In(name)).ExitCode);
    }
}
