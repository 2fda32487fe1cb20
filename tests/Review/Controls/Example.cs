using Review.Model;

namespace Tests.Review.Controls;

/// <summary>For one rule: declarations that break it, and declarations that keep it, each in every spelling.</summary>
internal sealed record Example(string Rule, ReportedResource[][] Breaking, ReportedResource[][] Keeping);
