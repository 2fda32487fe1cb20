namespace Tests.Rehearsal;

/// <summary>A fact that needs network namespaces with two sshds in them: OpenSSH's server, iproute2 and root.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsHostsAttribute : FactAttribute
{
    public NeedsHostsAttribute()
    {
        var missing = ((string[])["ssh", "sshd", "ssh-keyscan", "ip", "unshare", "nsenter", "bash"])
            .Where(program => Programs.Find(program) is null)
            .ToArray();
        if (missing.Length > 0)
        {
            Skip = $"needs {string.Join(" and ", missing)}, which this machine does not have";
        }
        else if (!Environment.IsPrivilegedProcess)
        {
            Skip = "needs root, to make network namespaces";
        }
    }
}
