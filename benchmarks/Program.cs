using BenchmarkDotNet.Running;
using Benchmarks.Decide;
using Benchmarks.Measure;
using Benchmarks.Peers;
using Benchmarks.Prove;
using Benchmarks.Scale;

const string Usage = """
    usage: ./run bench [PART] [--peers FOLDER]

      limits         the least time that this machine needs for a look-up, for reading a report and for starting a program
      decide         decisions a second, and the bytes that each allocates
      prove          time of a proof
      start          whole runs of the tool: review, diff, check, decide
      scale          time against size: roles of an account, statements, reports of stacks
      peers          the same questions to other programs; --peers FOLDER is where their packages are installed
      micro ARGS     BenchmarkDotNet with these arguments, such as --filter '*'

    Without PART: all but micro.
    """;

if (args is ["micro", .. var rest])
{
    BenchmarkSwitcher.FromAssembly(typeof(DecideBenchmarks).Assembly).Run(rest);
    return 0;
}

if (args is ["--help" or "-h"])
{
    Console.Out.WriteLine(Usage);
    return 0;
}

var folder = args is [.., "--peers", var last] ? last : null;
var parts = new Dictionary<string, Action<TextWriter>>
{
    ["limits"] = LimitFigures.Run,
    ["decide"] = DecideFigures.Run,
    ["prove"] = ProveFigures.Run,
    ["start"] = StartFigures.Run,
    ["scale"] = ScaleFigures.Run,
    ["peers"] = output => PeerFigures.Run(output, folder),
};
var asked = folder is null ? args : args[..^2];
if (asked.Length > 1 || (asked is [var one] && !parts.ContainsKey(one)) || (folder is not null && asked is not ([] or ["peers"])))
{
    Console.Error.WriteLine($"bench: `{string.Join(' ', args)}` is not understood");
    Console.Error.WriteLine(Usage);
    return 2;
}

if (folder is not null && !Directory.Exists(folder))
{
    Console.Error.WriteLine($"bench: --peers: there is no folder `{folder}`");
    return 2;
}

Machine.Write(Console.Out);
foreach (var (_, run) in parts.Where(part => asked is [] || part.Key == asked[0]))
{
    run(Console.Out);
}

return 0;
