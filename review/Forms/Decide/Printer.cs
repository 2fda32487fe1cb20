using IamEngine.Decide.Explain;
using IamEngine.Decide.Scenarios;
using Review.Decide;

namespace Review.Forms.Decide;

/// <summary>Prints decisions as they come, none of them kept.</summary>
internal sealed class Printer
{
    private readonly TextWriter output;
    private readonly AnswerFormat format;
    private readonly InputShape shape;
    private bool any;

    public Printer(TextWriter output, AnswerFormat format, InputShape shape)
    {
        (this.output, this.format, this.shape) = (output, format, shape);
        if (format == AnswerFormat.Markdown)
        {
            output.WriteLine("| scenario | decision | because |");
            output.WriteLine("| --- | --- | --- |");
        }
    }

    public void Print(Scenario scenario, Decision decision)
    {
        switch (format)
        {
            case AnswerFormat.Json:
                output.Write(shape != InputShape.List ? "" : any ? ",\n " : "[");
                output.Write(JsonAnswer.Write(scenario, decision));
                output.Write(shape == InputShape.List ? "" : "\n");
                break;
            case AnswerFormat.Markdown:
                MarkdownAnswer.Write(output, scenario, decision);
                break;
            default:
                TextAnswer.Write(output, scenario, decision);
                break;
        }

        any = true;
    }

    public void End()
    {
        if (format == AnswerFormat.Json && shape == InputShape.List)
        {
            output.Write(any ? "]\n" : "[]\n");
        }
    }
}
