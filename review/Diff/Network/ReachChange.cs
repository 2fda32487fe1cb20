namespace Review.Diff.Network;

/// <summary>Connections that one side opens and the other does not, or another change of packet routing.</summary>
/// <param name="From">The source of the connection; empty if the change is not a connection.</param>
/// <param name="To">The target of the connection; empty if the change is not a connection.</param>
/// <param name="Protocol">The protocol, such as tcp, or <c>all</c>.</param>
/// <param name="Ports">The ports, such as <c>22</c>, <c>8080-8090</c>, or <c>all</c>.</param>
/// <param name="Because">The rules that open the connection, or a description of the other change.</param>
/// <param name="Weight">
/// The sort order; the smallest comes first. A change for more internet addresses has a smaller weight.
/// </param>
public sealed record ReachChange(string From, string To, string Protocol, string Ports, string Because, int Weight);
