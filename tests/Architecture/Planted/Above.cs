namespace Tests.Architecture.Planted.Above;

internal static class Helper
{
    public static int Answer() => Environment.ProcessId;
}
