using System.Globalization;

namespace Review.Controls.Vocabulary;

/// <summary>A control of a benchmark, under the id that the benchmark gives it.</summary>
public sealed record Control(Benchmark Source, string Id)
{
    /// <summary>The benchmark and id: <c>FSBP S3.8</c>.</summary>
    public override string ToString() => $"{Source.Name} {Id}";
}

/// <summary>Creates controls from the ids of a benchmark, without the common prefix of the ids.</summary>
internal static class ControlIds
{
    public static IEnumerable<Control> Fsbp(params string[] ids) => Of(Benchmark.FoundationalBestPractices, "", ids);

    public static IEnumerable<Control> SecurityHub(params string[] ids) => Of(Benchmark.SecurityHub, "", ids);

    public static IEnumerable<Control> Cis3(params string[] ids) => Of(Benchmark.Cis3, "", ids);

    public static IEnumerable<Control> Cis5(params string[] ids) => Of(Benchmark.Cis5, "", ids);

    /// <summary>Checks of one resource: 21 becomes CKV_AWS_21.</summary>
    public static IEnumerable<Control> Checkov(params int[] numbers) => Of(Benchmark.Checkov, "CKV_AWS_", Texts(numbers, "0"));

    /// <summary>Checks of several resources: 6 becomes CKV2_AWS_6.</summary>
    public static IEnumerable<Control> Checkov2(params int[] numbers) => Of(Benchmark.Checkov, "CKV2_AWS_", Texts(numbers, "0"));

    /// <summary>Trivy checks: 86 becomes AWS-0086.</summary>
    public static IEnumerable<Control> Trivy(params int[] numbers) => Of(Benchmark.Trivy, "AWS-", Texts(numbers, "0000"));

    /// <summary>cdk-nag rules: S1 becomes AwsSolutions-S1.</summary>
    public static IEnumerable<Control> Solutions(params string[] ids) => Of(Benchmark.Solutions, "AwsSolutions-", ids);

    public static IEnumerable<Control> Nist(params string[] ids) => Of(Benchmark.Nist, "", ids);

    public static IEnumerable<Control> OfPulumi(params string[] ids) => Of(Benchmark.PulumiPolicies, "", ids);

    private static IEnumerable<Control> Of(Benchmark source, string start, string[] ids) =>
        ids.Select(id => new Control(source, start + id));

    private static string[] Texts(int[] numbers, string format) =>
        [.. numbers.Select(number => number.ToString(format, CultureInfo.InvariantCulture))];
}
