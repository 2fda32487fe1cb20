using System.Xml.Linq;

namespace Rehearsal.Cloud;

internal static class Xml
{
    /// <summary>The same elements without XML namespaces, which differ by service.</summary>
    public static XElement WithoutNamespaces(XElement element) => new(
        element.Name.LocalName,
        element.HasElements ? element.Elements().Select(WithoutNamespaces) : element.Value);

    public static string? Text(this XElement element, string name) => element.Descendants(name).FirstOrDefault()?.Value;

    /// <summary>The members of the first list of that name: <c>&lt;Tags&gt;&lt;member/&gt;…</c>.</summary>
    public static IEnumerable<XElement> Members(this XElement element, string list) =>
        element.Descendants(list).Take(1).SelectMany(found => found.Elements("member"));
}
