using IamEngine.Model;

namespace Infra.Settings;

internal sealed class ProblemList
{
    private readonly List<SettingProblem> found = [];

    public bool Any => found.Count > 0;

    public void Add(string key, string? given, string rule, string remedy) => found.Add(new(key, given, rule, remedy));

    public Seq<SettingProblem> ToSeq() => found.ToSeq();
}
