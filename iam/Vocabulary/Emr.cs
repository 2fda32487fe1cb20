using IamEngine.Model;

namespace IamEngine.Vocabulary;

/// <summary>
/// Actions of Amazon EMR.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticmapreduce.html
/// </summary>
public static class Emr
{
    /// <summary>Every action of EMR: <c>elasticmapreduce:*</c>.</summary>
    public static ActionPattern Any { get; } = new("elasticmapreduce:*");
}
