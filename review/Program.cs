using System.Text;
using Review;
using Review.Verbs;

if (OperatingSystem.IsWindows())
{
    Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false); // the default is the console's code page
}

VisibleWriter.Install();

return await CommandLine.RunAsync(args, Streams.OfProcess);
