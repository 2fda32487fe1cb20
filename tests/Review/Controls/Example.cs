using Review.Model;

namespace Tests.Review.Controls;

/// <summary>For one rule: declarations that violate it, and declarations that comply, each in every form.</summary>
internal sealed record Example(string Rule, ReportedResource[][] Breaking, ReportedResource[][] Keeping);
