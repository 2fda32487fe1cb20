namespace Review.Diff.Network;

/// <summary>
/// Connections that are open on the one side and not on the other, or something else about where packets can go.
/// </summary>
/// <param name="From">Who opens the connection; empty where the change is no connection.</param>
/// <param name="To">On whom.</param>
/// <param name="Protocol">Such as tcp; <c>all</c>.</param>
/// <param name="Ports">Such as <c>22</c>, <c>8080-8090</c>, <c>all</c>.</param>
/// <param name="Because">The rules that open it, or what else it is.</param>
/// <param name="Weight">Where it stands among others: the more addresses of the internet, the sooner.</param>
public sealed record ReachChange(string From, string To, string Protocol, string Ports, string Because, int Weight);
