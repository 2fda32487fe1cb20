using IamEngine.Model;

namespace Infra.Settings;

internal sealed class NoteList
{
    private readonly List<SettingNote> notes = [];

    public void Add(string code, string key, string message, string help) => notes.Add(new(code, key, message, help));

    public void AddAll(NoteList others) => notes.AddRange(others.notes);

    public Seq<SettingNote> ToSeq() => notes.ToSeq();
}
