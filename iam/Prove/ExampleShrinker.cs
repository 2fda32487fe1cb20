using IamEngine.Catalogue;
using IamEngine.Model;
using IamEngine.Prove.Encode;
using IamEngine.Requests;

namespace IamEngine.Prove;

/// <summary>
/// Shrinks a counterexample. Each step is kept only if the evaluator confirms that the request still breaks the claim.
/// </summary>
internal static class ExampleShrinker
{
    private static readonly Caller[] PlainCallers =
    [
        new Caller.User(Arn.Of("arn:aws:iam::123456789012:user/example")),
        Caller.Of("arn:aws:sts::123456789012:assumed-role/example/session"),
    ];

    public static Request Shrink(Request request, Func<Request, bool> isBroken)
    {
        foreach (var (key, _) in request.Context.Entries)
        {
            request = Keep(request.With(request.Context.Without(key)), request, isBroken);
            request = WithFewerValues(request, key, isBroken);
        }

        foreach (var (key, value) in request.Context.Entries)
        {
            request = ShortenList(request, key, value, isBroken);
        }

        foreach (var caller in PlainCallers)
        {
            var plain = new Request(caller, request.Action, request.Resource, request.ResourceAccount, request.Context);
            if (isBroken(plain))
            {
                request = plain;
                break;
            }
        }

        // The shortest session name found has one letter; AWS requires two.
        if (request.Caller is Caller.RoleSession { Role: var role, Session.LastName.Length: 1 })
        {
            request = Keep(
                new(
                    new Caller.RoleSession(role, role.Session("session")),
                    request.Action,
                    request.Resource,
                    request.ResourceAccount,
                    request.Context),
                request,
                isBroken);
        }

        request = Keep(new(request.Caller, request.Action, request.Resource, null, request.Context), request, isBroken);
        foreach (var resource in NaturalResources(request.Action))
        {
            var natural = On(request, resource);
            if (isBroken(natural))
            {
                return natural;
            }
        }

        request = Keep(On(request, request.Resource.Replace("arn:x:", "arn:aws:", StringComparison.Ordinal)), request, isBroken);
        request = request.Resource.EndsWith('/') ? Keep(On(request, $"{request.Resource}x"), request, isBroken) : request;
        return FittingActions(request).Select(
            action => new Request(request.Caller, action, request.Resource, request.ResourceAccount, request.Context))
            .FirstOrDefault(isBroken, request);
    }

    /// <summary>
    /// Actions on the resource, if the action of the request does not act on it. A pattern such as <c>s3:Get*</c> matches actions
    /// on buckets and actions on objects, but AWS sends each action with its own type of resource only.
    /// </summary>
    private static IEnumerable<string> FittingActions(Request request) =>
        AwsCatalogue.FindAction(request.Action) is { } own && own.CanActOn(request.Resource) ? []
        : request.Resource.Split(':', 4) is ["arn", _, var service, _] && AwsCatalogue.Find(service) is { } known
            ? known.Actions.Where(action => action.CanActOn(request.Resource)).Select(action => action.FullName)
            : [];

    private static Request ShortenList(Request request, string key, ContextValue list, Func<Request, bool> isBroken)
    {
        for (var at = list.Values.Count - 1; at >= 0 && list.Values.Count > 1; at--)
        {
            var shorter = list with { Values = [.. list.Values.Take(at), .. list.Values.Skip(at + 1)] };
            var candidate = request.With(request.Context.With(key, shorter));
            (request, list) = isBroken(candidate) ? (candidate, shorter) : (request, list);
        }

        return request;
    }

    private static Request WithFewerValues(Request request, string key, Func<Request, bool> isBroken)
    {
        foreach (var value in request.Context.Find(key) is { IsMultivalued: true, Values: var values } ? values : [])
        {
            var left = request.Context.Find(key)!.Values.Where(other => other != value).ToArray();
            request = Keep(request.With(request.Context.With(key, ContextValue.Many(left))), request, isBroken);
        }

        return request;
    }

    private static Request On(Request request, string resource) =>
        new(request.Caller, request.Action, resource, request.ResourceAccount, request.Context);

    private static Request Keep(Request candidate, Request otherwise, Func<Request, bool> isBroken) =>
        isBroken(candidate) ? candidate : otherwise;

    /// <summary>
    /// The action's resource ARNs from the catalogue, filled with plain names: <c>arn:aws:s3:::example/example</c>.
    /// </summary>
    private static IEnumerable<string> NaturalResources(string action)
    {
        if (AwsCatalogue.FindAction(action) is not { } known)
        {
            return [];
        }

        return known.IsWildcardOnly
            ? ["*"]
            : ResourceForm.ArnPatterns(known).Select(pattern => Fill(pattern.Text));
    }

    private static string Fill(string pattern)
    {
        for (int start; (start = pattern.IndexOf("${", StringComparison.Ordinal)) >= 0;)
        {
            var end = pattern.IndexOf('}', start);
            var value = pattern[(start + 2)..end] switch
            {
                "Partition" => "aws",
                "Region" => "us-east-1",
                "Account" => "123456789012",
                _ => "example",
            };
            pattern = string.Concat(pattern.AsSpan(0, start), value, pattern.AsSpan(end + 1));
        }

        return pattern;
    }
}
