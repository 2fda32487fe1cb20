using System.Text;
using Review;
using Review.Verbs;

if (OperatingSystem.IsWindows())
{
    Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false); // by default the console's code page
}

VisibleWriter.Install();

return await CommandLine.RunAsync(args, Streams.OfProcess);
