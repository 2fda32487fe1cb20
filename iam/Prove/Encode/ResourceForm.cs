using System.Collections.Concurrent;
using IamEngine.Catalogue;
using IamEngine.Prove.Globs;

namespace IamEngine.Prove.Encode;

/// <summary>
/// A form that the catalogue gives the ARNs of a type of resource, such as
/// <c>arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}</c>. Partition and Region look like AWS's; an account has
/// twelve digits, or is empty or <c>aws</c> where AWS owns the resource; a name is not empty and holds no colon, unless AWS lets
/// such names hold one.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
/// </summary>
internal sealed class ResourceForm
{
    private const int PartsBeforeResource = 5;

    // Names that may hold a colon: object keys, paths, identities such as us-east-1:0f3c..., free texts.
    private static readonly string[] FreeNames =
    [
        "AlarmName", "ClientId", "Context", "GroupName", "Id", "IdentityId", "IdentityPoolId", "RelativeId", "ResourceId",
            "ResourceIdentifier",
        "ResourceName", "SolutionStackName", "Token", "TransactionalId",
    ];

    private static readonly string[] FreePartsOfNames = ["Arn", "ARN", "Key", "Object", "Path", "Uri"];

    // AWS IoT and AWS Glue let nearly every name hold a colon.
    private static readonly string[] FreeServices = ["glue", "iot"];

    // Places that examples prefer, so that they look like requests.
    private static readonly (string Partition, string Region)[] Places =
    [
        ("aws", "us-east-1"), ("aws", "eu-central-1"), ("aws", "us-west-2"), ("aws", "eu-west-1"), ("aws", "us-east-2"),
            ("aws", "ap-southeast-1"),
        ("aws", "ap-northeast-1"), ("aws", "ca-central-1"), ("aws", "sa-east-1"), ("aws-us-gov", "us-gov-west-1"),
            ("aws-cn", "cn-north-1"),
    ];

    private static readonly Token[] RegionShape = Patterns.Shape("?*-?*-#").Tokens.ToArray();

    private static readonly Token[] AccountShape = Patterns.Shape("############").Tokens.ToArray();

    private static readonly ConcurrentDictionary<string, ResourceForm> Known = new(StringComparer.Ordinal);

    private ResourceForm(string text)
    {
        Service = text.Split(':', 4)[2];
        var start = new FormReader(text, Service);
        Stem = Glob.Of([.. start.Head(), .. start.LiteralsOfResource(), Token.Many], ignoreCase: false);
        BeginsWithName = !start.LiteralsOfResource().Any();
        Token[][] accounts = text.Split(':', 6)[4].StartsWith("${", StringComparison.Ordinal)
            ? [AccountShape, [], [.. "aws".Select(Token.Of)]]
            : [AccountShape];
        Globs = [.. accounts.Select(
            account => Of(text, [.. "aws".Select(Token.Of), Token.Many.WithScope(StarScope.UntilColon)], RegionShape, account))];
        Likely =
        [
            .. Places.Select(place => Of(
                text, [.. place.Partition.Select(Token.Of)], [.. place.Region.Select(Token.Of)],
                [.. "123456789012".Select(Token.Of)])).Distinct(),
            .. Globs,
        ];
        Except = text.Split(':', 6)[5].StartsWith("${BucketName}", StringComparison.Ordinal)
            ? Glob.Of([.. start.Head(), Token.Many.WithScope(StarScope.UntilSlash), Token.Of(':'), Token.Many], ignoreCase: false)
            : null;
    }

    /// <summary>The service in the ARN, nearly always the prefix of its actions.</summary>
    public string Service { get; }

    /// <summary>A resource of the form matches one of these.</summary>
    public IReadOnlyList<Glob> Globs { get; }

    /// <summary>A resource of the form does not match this: the name of a bucket ends at a slash and holds no colon.</summary>
    public Glob? Except { get; }

    /// <summary>The globs, narrowed to places that exist before the others.</summary>
    public IReadOnlyList<Glob> Likely { get; }

    /// <summary>How the ARNs of the form begin: everything up to the first name.</summary>
    public Glob Stem { get; }

    /// <summary>The resource begins with a name, as that of a queue does; no word tells its type.</summary>
    public bool BeginsWithName { get; }

    public static ResourceForm Of(ArnPattern pattern) => Known.GetOrAdd(pattern.Text, text => new(text));

    /// <summary>The forms of what the action acts on.</summary>
    public static IEnumerable<ResourceForm> Of(CatalogueAction action) =>
        ArnPatterns(action).Select(Of).Distinct();

    /// <summary>The same as the catalogue writes them; what every request has first, then the plain before the long.</summary>
    public static IEnumerable<ArnPattern> ArnPatterns(CatalogueAction action) => action.ResourceTypes
        .SelectMany(type => type.Type.ArnPatterns, (type, pattern) => (type.IsRequired, pattern))
        .OrderByDescending(form => form.IsRequired)
        .ThenBy(form => form.pattern.Text.Length)
        .Select(form => form.pattern);

    /// <summary>Whether the action can be asked about no resource in particular, which is <c>*</c>.</summary>
    /// <remarks>
    /// The types of Amazon S3 that the reference calls optional are alternatives: an object, or the same behind an access point.
    /// </remarks>
    public static bool NeedsNone(CatalogueAction action) =>
        action.IsWildcardOnly || (action.Service.Prefix != "s3" && action.ResourceTypes.All(type => !type.IsRequired));

    /// <summary>
    /// The forms of the service in the ARN, where one of them begins as the ARN does: then the ARN has one of them, whatever the
    /// action. None where the ARN may name a type of resource that the catalogue does not know.
    /// </summary>
    public static IReadOnlyList<ResourceForm> Beginning(string arn, out ResourceForm? first)
    {
        first = null;
        if (arn.Split(':', 4) is not ["arn", _, var service, _] || AwsCatalogue.Find(service) is not { } known)
        {
            return [];
        }

        ResourceForm[] forms =
            [.. known.ResourceTypes.SelectMany(type => type.ArnPatterns).Select(Of).Where(form => form.Service == service)
                .Distinct()];
        first = forms.OrderBy(form => form.BeginsWithName).FirstOrDefault(form => form.Stem.Matches(arn));
        return first is null ? [] : forms;
    }

    /// <summary>Whether the resource has the form.</summary>
    public bool Matches(string resource) => Except?.Matches(resource) != true && Globs.Any(glob => glob.Matches(resource));

    private static Glob Of(string text, Token[] partition, Token[] region, Token[] account) =>
        Glob.Of([.. new FormReader(text, text.Split(':', 4)[2]).Tokens(partition, region, account)], ignoreCase: false);

    private static bool MayHoldColon(string name, string service) =>
        FreeNames.Contains(name) || FreePartsOfNames.Any(part => name.Contains(part, StringComparison.Ordinal) && name != "KeyId")
        || FreeServices.Any(free => service.StartsWith(free, StringComparison.Ordinal));

    /// <summary>Reads a form part by part.</summary>
    private readonly record struct FormReader(string Text, string Service)
    {
        /// <summary>The five parts before the resource, with a wildcard for everything that the form leaves open.</summary>
        public IEnumerable<Token> Head()
        {
            foreach (var part in Text.Split(':', PartsBeforeResource + 1)[..PartsBeforeResource])
            {
                foreach (var token in part is ['$', ..] or "*" ? [Token.Many.WithScope(StarScope.UntilColon)]
                    : part.Select(Token.Of))
                {
                    yield return token;
                }

                yield return Token.Of(':');
            }
        }

        /// <summary>The resource up to its first name.</summary>
        public IEnumerable<Token> LiteralsOfResource() =>
            Text.Split(':', PartsBeforeResource + 1)[PartsBeforeResource].TakeWhile(letter => letter is not ('$' or '*'))
                .Select(Token.Of);

        public IEnumerable<Token> Tokens(Token[] partition, Token[] region, Token[] account)
        {
            var colons = 0;
            for (var at = 0; at < Text.Length; at++)
            {
                IEnumerable<Token> tokens = [Token.Of(Text[at])];
                if (Text[at] == '$')
                {
                    var close = Text.IndexOf('}', at);
                    tokens = colons switch
                    {
                        1 => partition,
                        3 => region,
                        4 => account,
                        _ => Name(Text[(at + 2)..close], colons < PartsBeforeResource, isFirst: Text[at - 1] == ':'),
                    };
                    at = close;
                }
                else if (Text[at] == '*')
                {
                    tokens = [Token.Many.WithScope(colons < PartsBeforeResource ? StarScope.UntilColon : StarScope.Anywhere)];
                }
                else
                {
                    colons += Text[at] == ':' ? 1 : 0;
                }

                foreach (var token in tokens)
                {
                    yield return token;
                }
            }
        }

        private Token[] Name(string name, bool inHead, bool isFirst)
        {
            var scope = !inHead && MayHoldColon(name, Service) ? StarScope.Anywhere
                : name == "BucketName" && isFirst ? StarScope.UntilSlash
                : StarScope.UntilColon;
            return [Token.One.WithScope(scope), Token.Many.WithScope(scope)];
        }
    }
}
