using System.Diagnostics;
using System.Globalization;
using Review;
using Tests.Review;

namespace Tests.Hostile;

/// <summary>
/// Runs every file reader on invalid and unusual inputs: it returns a documented exit code and, if it refuses the input, a
/// message. The inputs are the same in every run.
/// <c>FUZZ_SECONDS=600 ./run test --filter FullyQualifiedName~Tests.Hostile.FuzzTests</c> tries other inputs for 600 seconds per
/// reader; an input that fails is saved in <c>artifacts/hostile/</c>.
/// </summary>
[Long]
public sealed class FuzzTests
{
    private const int Seed = 20_261_128;

    private const int LongestMessage = 60_000;

    public static TheoryData<string> Names => [.. Reader.All.Select(reader => reader.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_valid_input_is_accepted(string name)
    {
        var reader = Find(name);

        // A slow reader has the same folder for each seed.
        Assert.All(
            reader.SeedBytes().Index().Take(reader.Runs < 100 ? 1 : int.MaxValue),
            seed => Assert.NotEqual(ExitCode.BadInput, reader.Read(seed.Item, seed.Index, 0).Code));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_nobody_means_is_read_or_refused(string name)
    {
        var reader = Find(name);

        // A slow reader gets each input once.
        var formats = reader.Runs < 100 ? 1 : 3;
        Assert.All(
            Inputs.Always.Values.Index(),
            input => Assert.All(
                Enumerable.Range(0, formats),
                format => Assert.Null(Fault(reader, input.Item, input.Index % reader.Seeds.Count, format))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_changed_input_is_read_or_refused(string name)
    {
        var reader = Find(name);
        var seeds = reader.SeedBytes().ToArray();
        var seconds = int.Parse(Environment.GetEnvironmentVariable("FUZZ_SECONDS") ?? "0", CultureInfo.InvariantCulture);
        var random = new global::System.Random(seconds > 0 ? Environment.TickCount : Seed);
        var time = Stopwatch.StartNew();
        for (var run = 0; seconds > 0 ? time.Elapsed.TotalSeconds < seconds : run < reader.Runs; run++)
        {
            var seed = random.Next(seeds.Length);
            var input = Inputs.Changed(seeds[seed], random);
            if (Fault(reader, input, seed, run) is { } fault)
            {
                Assert.Fail($"{fault}\nthe input is in {Kept(reader, input)}, in place of {reader.Seeds[seed]}");
            }
        }
    }

    /// <summary>Tests that the check of the tests above detects each kind of fault.</summary>
    [Fact]
    public void A_planted_fault_is_found()
    {
        Assert.StartsWith("threw", Planted((_, _, _) => throw new InvalidOperationException()), StringComparison.Ordinal);
        Assert.StartsWith("ended with", Planted((_, _, _) => new(ExitCode.InternalError, "", "")), StringComparison.Ordinal);
        Assert.Equal("refused without a message", Planted((_, _, _) => new(ExitCode.BadInput, "", "\n")));
        Assert.Equal(
            "shows a stack trace", Planted((_, _, _) => new(ExitCode.BadInput, "", "x\n   at Review.Program.Main()\n")));
        Assert.StartsWith(
            "writes", Planted((_, _, _) => new(ExitCode.BadInput, "", new string('x', 100_000))), StringComparison.Ordinal);
        Assert.StartsWith("shows U+001B", Planted((_, _, _) => new(ExitCode.Success, "\e", "")), StringComparison.Ordinal);
        Assert.Null(Planted((_, _, _) => new(ExitCode.BadInput, "", "x is wrong; write y\n")));
    }

    private static string? Planted(Func<byte[], int, int, Answer> read) =>
        Fault(new Reader("planted", [], read, 0), [], 0, 0);

    private static string? Fault(Reader reader, byte[] input, int seed, int format)
    {
        Answer answer;
        try
        {
            answer = reader.Read(input, seed, format);
        }
        catch (Exception thrown)
        {
            return $"threw {thrown}";
        }

        return answer switch
        {
            { Code: ExitCode.InternalError } or { Code: < ExitCode.Success or > ExitCode.NotDecided } =>
                $"ended with {answer.Code}",
            { Code: ExitCode.BadInput } when string.IsNullOrWhiteSpace(answer.Error) => "refused without a message",
            _ when answer.Error.Contains("\n   at ", StringComparison.Ordinal) => "shows a stack trace",
            _ when answer.Error.Length > LongestMessage =>
                string.Create(CultureInfo.InvariantCulture, $"writes {answer.Error.Length} characters of messages"),
            _ when Shown.Hidden(answer.Output + answer.Error) is { } hidden => $"shows {hidden}",
            _ => null,
        };
    }

    private static string Kept(Reader reader, byte[] input)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Reviews.Root, "artifacts", "hostile")).FullName;
        var file = Path.Combine(
            folder, $"{reader.Name}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(input))[..12]}");
        File.WriteAllBytes(file, input);
        return file;
    }

    private static Reader Find(string name) => Reader.All.Single(reader => reader.Name == name);
}
