using Review.Model;
using Review.Stacks;

namespace Review.Findings;

/// <summary>
/// Reports secrets in plain text: unencrypted in a file, or in an input or output that is not marked as secret.
/// </summary>
internal static class Secrets
{
    public static IEnumerable<Finding> Check(StackConfiguration configuration, StackProgramResult declaration) =>
        configuration.PlainSecrets
            .Select(secret => new Finding(
                PlainSecret.Code, Severity.Error, $"{PlainSecret.Rule} ({secret.Where})", secret.Key, secret.Remedy))
            .Concat(InInputs(declaration))
            .Concat(InOutputs(declaration));

    // A tag is on every resource, so resources with the same path share one finding.
    private static IEnumerable<Finding> InInputs(StackProgramResult declaration) =>
        from exposed in declaration.Resources.SelectMany(resource => resource.ExposedSecrets.Select(path => (resource, path)))
        group exposed.resource by exposed.path into resources
        let others = resources.Count() - 1
        let reach = others == 0 ? "" : $" of this and {others} other {(others == 1 ? "resource" : "resources")}"
        select new Finding(
            "SECRET_IN_PLAIN_INPUT",
            Severity.Error,
            $"a secret is sent to AWS and stored in the state in plain text, as `{resources.Key}`{reach}",
            $"{resources.First().Urn} {resources.Key}",
            "mark the input as secret in the program, or remove the secret from it");

    private static IEnumerable<Finding> InOutputs(StackProgramResult declaration) =>
        from path in declaration.ExposedSecrets
        select new Finding(
            "SECRET_IN_PLAIN_INPUT",
            Severity.Error,
            $"the stack's output `{path}` contains a secret in plain text",
            declaration.Resources[0].Urn,
            "mark the output as secret in the program, or remove the secret from it");
}
