using IamEngine.Decide.Explain;
using IamEngine.Decide.Scenarios;
using Review.Decide;

namespace Review.Forms.Decide;

/// <summary>Prints each decision immediately, without storing it.</summary>
internal sealed class DecisionPrinter
{
    private readonly TextWriter output;
    private readonly OutputFormat format;
    private readonly InputShape shape;
    private bool any;

    public DecisionPrinter(TextWriter output, OutputFormat format, InputShape shape)
    {
        (this.output, this.format, this.shape) = (output, format, shape);
        if (format == OutputFormat.Markdown)
        {
            output.WriteLine("| scenario | decision | because |");
            output.WriteLine("| --- | --- | --- |");
        }
    }

    public void Print(Scenario scenario, Decision decision)
    {
        switch (format)
        {
            case OutputFormat.Json:
                output.Write(shape != InputShape.List ? "" : any ? ",\n " : "[");
                output.Write(DecisionJson.Write(scenario, decision));
                output.Write(shape == InputShape.List ? "" : "\n");
                break;
            case OutputFormat.Markdown:
                DecisionMarkdown.Write(output, scenario, decision);
                break;
            default:
                DecisionText.Write(output, scenario, decision);
                break;
        }

        any = true;
    }

    public void End()
    {
        if (format == OutputFormat.Json && shape == InputShape.List)
        {
            output.Write(any ? "]\n" : "[]\n");
        }
    }
}
