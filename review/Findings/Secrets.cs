using Review.Model;
using Review.Stacks;

namespace Review.Findings;

/// <summary>
/// Secrets where everybody can read them: unencrypted in a file, or on their way to an input or output that is not secret.
/// </summary>
internal static class Secrets
{
    public static IEnumerable<Finding> Check(StackConfiguration configuration, StackProgramResult declaration) =>
        configuration.PlainSecrets
            .Select(secret => new Finding(
                PlainSecret.Code, Severity.Error, $"{PlainSecret.Rule} ({secret.Where})", secret.Key, secret.Remedy))
            .Concat(InInputs(declaration))
            .Concat(InOutputs(declaration));

    // A tag is on every resource: one finding for all that have it says as much as one for each.
    private static IEnumerable<Finding> InInputs(StackProgramResult declaration) =>
        from exposed in declaration.Resources.SelectMany(resource => resource.ExposedSecrets.Select(path => (resource, path)))
        group exposed.resource by exposed.path into resources
        let others = resources.Count() - 1
        let reach = others == 0 ? "" : $" of this and {others} other {(others == 1 ? "resource" : "resources")}"
        select new Finding(
            "SECRET_IN_PLAIN_INPUT",
            Severity.Error,
            $"a secret goes to AWS and into the state in plain text, as `{resources.Key}`{reach}",
            $"{resources.First().Urn} {resources.Key}",
            "make the input a secret where the program sets it, or keep the secret out of it");

    private static IEnumerable<Finding> InOutputs(StackProgramResult declaration) =>
        from path in declaration.ExposedSecrets
        select new Finding(
            "SECRET_IN_PLAIN_INPUT",
            Severity.Error,
            $"a secret goes into the stack's output `{path}` in plain text",
            declaration.Resources[0].Urn,
            "make the output a secret, or keep the secret out of it");
}
