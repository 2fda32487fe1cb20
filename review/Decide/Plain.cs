namespace Review.Decide;

/// <summary>Text from outside made fit for a terminal: control characters, which could move the cursor or colour the screen, become `?`.</summary>
internal static class Plain
{
    public static string Text(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 && text.AsSpan().IndexOfAnyInRange('\u007f', '\u009f') < 0
            ? text
            : string.Create(text.Length, text, (target, source) =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = char.IsControl(source[i]) ? '?' : source[i];
                }
            });
}
