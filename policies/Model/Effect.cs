namespace Policies.Model;

public enum Effect
{
    Allow,
    Deny,
}
