using System.IO.Compression;
using Rehearsal.Emulation;
using Rehearsal.Machine;

namespace Tests.Rehearsal.Emulation;

public sealed class EmulatorSearchTests : IDisposable
{
    private readonly string cache = Directory.CreateTempSubdirectory().FullName;
    private readonly List<string> messages = [];

    public void Dispose() => Directory.Delete(cache, recursive: true);

    [Fact]
    public async Task A_moto_server_on_the_PATH_is_used()
    {
        Assert.Equal(
            new EmulatorSource.OnPath("/somewhere/moto_server"), await FindAsync(("moto_server", "/somewhere/moto_server")));
        Assert.Empty(messages);
    }

    [Needs("python3")]
    public async Task Without_one_moto_is_installed_once_into_a_virtual_environment()
    {
        if (Programs.Run("python3", "", "-c", "import ensurepip, venv").ExitCode != 0)
        {
            return; // Debian: venv needs the package python3-venv
        }

        var python = Path.Combine(cache, "python3");
        var wheels = Path.Combine(cache, "wheels");
        WriteTinyMoto(wheels);
        // pip installs from the folder, without a registry.
        Write(python, $"#!/bin/sh\nexec {Programs.Find("python3")} \"$@\"\n");
        using var offline = new EnvironmentVariables(("PIP_NO_INDEX", "1"), ("PIP_FIND_LINKS", wheels));

        var source = Assert.IsType<EmulatorSource.VirtualEnvironment>(await FindAsync(("python3", python)));

        Assert.Equal("tiny\n", Programs.Run(source.Program, "").Output);
        Assert.Single(messages);
        Assert.Equal(source, await FindAsync());
        Assert.Single(messages);
    }

    [Fact]
    public async Task Without_python3_the_container_image_is_used()
    {
        var docker = Path.Combine(cache, "docker");
        Write(docker, "#!/bin/sh\n[ \"$1\" = pull ]\n");

        Assert.Equal(new EmulatorSource.Image(docker), await FindAsync(("docker", docker)));
        Assert.Equal($"pulling docker.io/motoserver/moto:{EmulatorSource.MotoVersion} (first run only)", Assert.Single(messages));
    }

    [Fact]
    public async Task Without_any_emulator_the_message_gives_each_reason()
    {
        var (python, docker) = (Path.Combine(cache, "python3"), Path.Combine(cache, "docker"));
        Write(python, "#!/bin/sh\necho No module named venv >&2\nexit 1\n");
        Write(docker, "#!/bin/sh\necho Cannot connect to the Docker daemon >&2\nexit 1\n");

        var failure = await Assert.ThrowsAsync<RehearsalException>(() => FindAsync(("python3", python), ("docker", docker)));

        Assert.Equal(
            "no emulator is available: `moto_server` is not on the PATH; `python3 -m venv` failed (No module named venv); "
                + "`docker pull` failed (Cannot connect to the Docker daemon) and `podman` is not on the PATH. "
                + "Install one with `pip install 'moto[server]'`",
            failure.Message);
    }

    [Fact]
    public async Task A_failed_installation_leaves_no_folder()
    {
        var python = Path.Combine(cache, "python3");
        Write(
            python,
            "#!/bin/sh\nmkdir -p \"$3/bin\"\nprintf '#!/bin/sh\\nexit 1\\n' >\"$3/bin/python\"\nchmod +x \"$3/bin/python\"\n");

        await Assert.ThrowsAsync<RehearsalException>(() => FindAsync(("python3", python)));

        Assert.False(Directory.Exists(Path.Combine(cache, $"moto-{EmulatorSource.MotoVersion}")));
    }

    private async Task<EmulatorSource> FindAsync(params (string Name, string Path)[] programs)
    {
        await using var workDirectory = WorkDirectory.Open();
        return await new EmulatorSearch(cache, name => programs.FirstOrDefault(program => program.Name == name).Path)
            .FindAsync(workDirectory, messages.Add, default);
    }

    private static void Write(string path, string script)
    {
        File.WriteAllText(path, script);
        Programs.Run("chmod", "", "+x", path);
    }

    /// <summary>A package with moto's name and version, whose moto_server prints <c>tiny</c>.</summary>
    private static void WriteTinyMoto(string folder)
    {
        const string Info = $"moto-{EmulatorSource.MotoVersion}.dist-info";
        Directory.CreateDirectory(folder);
        using var wheel = ZipFile.Open(
            Path.Combine(folder, $"moto-{EmulatorSource.MotoVersion}-py3-none-any.whl"), ZipArchiveMode.Create);
        foreach (var (name, text) in ((string, string)[])[
            ("tiny_moto.py", "def main():\n    print('tiny')\n"),
            ($"{Info}/METADATA",
                $"Metadata-Version: 2.1\nName: moto\nVersion: {EmulatorSource.MotoVersion}\nProvides-Extra: server\n"),
            ($"{Info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"),
            ($"{Info}/entry_points.txt", "[console_scripts]\nmoto_server = tiny_moto:main\n"),
            ($"{Info}/RECORD", ""),
        ])
        {
            using var writer = new StreamWriter(wheel.CreateEntry(name).Open());
            writer.Write(text);
        }
    }
}
