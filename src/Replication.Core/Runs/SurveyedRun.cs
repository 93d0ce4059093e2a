namespace Replication.Core.Runs;

/// <summary>One line of a <see cref="PlanSurvey"/>.</summary>
/// <param name="Key">Name of the run.</param>
/// <param name="Label">Name for people.</param>
/// <param name="IsStored">True where the run is finished.</param>
/// <param name="Minutes">What it took, or what a run of that label took last time; null where none was ever timed.</param>
public sealed record SurveyedRun(string Key, string Label, bool IsStored, double? Minutes);
