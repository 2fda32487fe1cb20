using IamEngine.Catalogue;

namespace IamEngine.Prove.Encode;

/// <summary>
/// The forms of the ARNs in requests. The catalogue has those of the service authorization reference, which leaves out forms that
/// AWS accepts for the same type of resource.
/// </summary>
internal static class RequestForms
{
    private const string Function = "arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}";

    private const string LogGroup = "arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}";

    // Actions on a function accept its aliases and versions too.
    // https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html
    // A request on a log group has an empty log stream: https://github.com/hashicorp/terraform-provider-aws/issues/8804
    private static readonly Dictionary<string, ArnPattern[]> Others = new(StringComparer.Ordinal)
    {
        [Function] = [new($"{Function}:${{Alias}}"), new($"{Function}:${{Version}}")],
        [LogGroup] = [new($"{LogGroup}:log-stream:")],
    };

    public static IEnumerable<ArnPattern> Of(CatalogueResourceType type) =>
        type.ArnPatterns.SelectMany(pattern => Others.GetValueOrDefault(pattern.Text, []).Prepend(pattern));
}
