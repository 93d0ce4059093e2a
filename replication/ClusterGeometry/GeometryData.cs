using Replication.Training.Tiers;

namespace Replication.ClusterGeometry;

/// <summary>What a suite of this paper reads: texts for the base models, and the five tasks.</summary>
/// <param name="Texts">Pretraining text and vocabulary.</param>
/// <param name="Sizes">What the texts' tier changes.</param>
/// <param name="Identity">Names the tasks' data in a run's key.</param>
/// <param name="Task">The task of a name out of <see cref="GeometryTasks.All"/>.</param>
internal sealed record GeometryData(TierTexts Texts, GeometrySizes Sizes, string Identity, Func<string, GeometryTask> Task);
