namespace IamEngine.Model;

public enum Effect
{
    Allow,
    Deny,
}
