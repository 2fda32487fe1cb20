using System.Globalization;
using System.Text;
using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Prove;

/// <summary>
/// Writes a counterexample as an xunit test: the policies, the request, and the evaluator's present verdicts.
/// After the policies are fixed, change the expected verdicts.
/// </summary>
public static class ExampleTestWriter
{
    public static string Write(Proof.Refuted proof)
    {
        var text = new StringBuilder();
        var request = proof.Example.Request;
        text.AppendLine(
            "// using IamEngine.Decide; using IamEngine.Json; using IamEngine.Model; using IamEngine.Prove; using "
                + "IamEngine.Requests; using Xunit;");
        text.AppendLine("[Fact]");
        text.AppendLine(CultureInfo.InvariantCulture, $"public void {Name(request)}()");
        text.AppendLine("{");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"    var request = new Request({Caller(request.Caller)}, {Quote(request.Action)}, {Quote(request.Resource)}, "
                + $"{Owner(request)},");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"        RequestContext.Of([{string.Join(", ", request.Context.Entries.Select(Entry))}]));");
        for (var i = 0; i < proof.Question.Policies.Count; i++)
        {
            var policy = proof.Question.Policies[i];
            text.AppendLine();
            text.AppendLine(CultureInfo.InvariantCulture, $"    // {policy.Name}");
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"    Assert.Equal(Verdict.{proof.Example.Verdicts[i].Verdict}, {Subject(policy)}.Decide(request));");
        }

        text.AppendLine("}");
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Name(Request request) =>
        $"{request.Action.Replace(':', '_')}_on_{string.Concat(request.Resource.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_')).Trim('_')}";

    private static string Caller(Caller caller) => caller switch
    {
        Requests.Caller.RoleSession { Session: { } session } named =>
            $"new Caller.RoleSession({Arn(named.Role)}, {Arn(session)})",
        Requests.Caller.RoleSession role => $"new Caller.RoleSession({Arn(role.Role)}, null)",
        Requests.Caller.FederatedUser federated => $"new Caller.FederatedUser({Arn(federated.Session)}, {Arn(federated.By)})",
        Requests.Caller.User user => $"new Caller.User({Arn(user.Arn)})",
        Requests.Caller.AccountRoot root => $"new Caller.AccountRoot({Arn(root.Arn)})",
        Requests.Caller.Service service => $"new Caller.Service({Quote(service.Name)})",
        Requests.Caller.TokenHolder holder => $"new Caller.TokenHolder({Quote(holder.Provider)})",
        _ => "new Caller.Anonymous()",
    };

    private static string Arn(Arn arn) => $"Arn.Of({Quote(arn.ToString())})";

    private static string Owner(Request request) =>
        request.ResourceAccount is { } owner ? $"AccountId.Of({Quote(owner.Value)})" : "null";

    private static string Entry(KeyValuePair<string, ContextValue> entry)
    {
        var values = string.Join(", ", entry.Value.Values.Select(Quote));
        return $"KeyValuePair.Create({Quote(entry.Key)}, ContextValue.{(entry.Value.IsMultivalued ? "Many" : "One")}({values}))";
    }

    private static string Subject(AnalyzedPolicy policy) => policy switch
    {
        AnalyzedPolicy.Document document => $"AnalyzedPolicy.Of({Document(document.Policy)})",
        AnalyzedPolicy.Composed composed =>
            $"AnalyzedPolicy.Of({Set(composed.Policies)}, AccountId.Of({Quote(composed.Owner.Value)}))",
        _ => throw new InvalidOperationException($"{policy.GetType()} is not a kind of analyzed policy"),
    };

    private static string Document(PolicyDocument policy) =>
        $"PolicyReader.{Kind(policy)}({Quote(PolicyWriter.Write(policy))}).OrThrow()";

    private static string Kind(PolicyDocument policy) =>
        policy switch { IdentityPolicy => "Identity", TrustPolicy => "Trust", _ => "Resource" };

    private static string Set(PolicySet policies)
    {
        var parts = new List<string>();
        Add("Identity", policies.Identity.Select(policy => Named(policy.Name, policy.Document)));
        Add("Boundary", policies.Boundary.Select(policy => Named(policy.Name, policy.Document)));
        Add("Session", policies.Session.Select(policy => Named(policy.Name, policy.Document)));
        Add("Endpoint", policies.Endpoint.Select(policy => Named(policy.Name, policy.Document)));
        Add(
            "Scp",
            policies.Scp.Select(
                level => $"new([{string.Join(", ", level.Policies.Select(policy => Named(policy.Name, policy.Document)))}])"));
        Add(
            "Rcp",
            policies.Rcp.Select(
                level => $"new([{string.Join(", ", level.Policies.Select(policy => Named(policy.Name, policy.Document)))}])"));
        if (policies.Resource is { } resource)
        {
            parts.Add($"Resource = new PolicyOfResource.{resource.GetType().Name}({Quote(resource.Name)}, "
                + $"{Document(resource.Document)})");
        }

        if (policies.ManagementAccount is { } management)
        {
            parts.Add($"ManagementAccount = AccountId.Of({Quote(management.Value)})");
        }

        return $"new PolicySet {{ {string.Join(", ", parts)} }}";

        void Add(string name, IEnumerable<string> values)
        {
            var list = values.ToList();
            if (list.Count > 0)
            {
                parts.Add($"{name} = [{string.Join(", ", list)}]");
            }
        }
    }

    private static string Named(string name, PolicyDocument policy) => $"new({Quote(name)}, {Document(policy)})";

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                < ' ' or > '~' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => letter.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
