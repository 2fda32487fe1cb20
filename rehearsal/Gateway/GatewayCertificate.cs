using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Rehearsal.Gateway;

/// <summary>
/// A server certificate for the loopback, signed by a certificate authority that exists for one rehearsal only.
/// </summary>
internal sealed class GatewayCertificate : IDisposable
{
    private GatewayCertificate(X509Certificate2 server, string authority) => (Server, Authority) = (server, authority);

    public X509Certificate2 Server { get; }

    /// <summary>The authority's certificate in PEM, for <c>AWS_CA_BUNDLE</c>.</summary>
    public string Authority { get; }

    public static GatewayCertificate Make()
    {
        var (from, to) = (DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddDays(1));
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request("CN=rehearsal authority", authorityKey, X509KeyUsageFlags.KeyCertSign, isAuthority: true);
        using var authority = request.CreateSelfSigned(from, to);

        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var server = Request("CN=rehearsal gateway", serverKey, X509KeyUsageFlags.DigitalSignature, isAuthority: false);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        server.CertificateExtensions.Add(names.Build());
        server.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1", "serverAuth")], critical: false));
        server.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(
                authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        using var signed = server.Create(authority, from, to, RandomNumberGenerator.GetBytes(16));
        return new(signed.CopyWithPrivateKey(serverKey), authority.ExportCertificatePem());
    }

    public void Dispose() => Server.Dispose();

    private static CertificateRequest Request(string name, ECDsa key, X509KeyUsageFlags usage, bool isAuthority)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(isAuthority, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }
}
