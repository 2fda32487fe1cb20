using System.Reflection;
using Tests.RealAws;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("Tests.TestRun", "Tests")]

namespace Tests;

/// <summary>What surrounds a run of the tests.</summary>
public sealed class TestRun(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName)
    {
        DisposalTracker.Add(ForkingCli.OnPath());
        return base.CreateExecutor(assemblyName);
    }
}
