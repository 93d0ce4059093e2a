using static Replication.ClusterGeometry.BertSize;
using static Replication.ClusterGeometry.GeometryTasks;

namespace Replication.ClusterGeometry;

/// <summary>One row of the paper's Table 7.</summary>
/// <param name="Size">Size of BERT.</param>
/// <param name="Task">The task of ours that stands for the paper's.</param>
/// <param name="AccuracyBefore">Of the classifier probe on the untuned space, in per cent.</param>
/// <param name="AccuracyAfter">The same on the fine-tuned one.</param>
/// <param name="ClustersBefore">DirectProbe's clusters in the untuned space.</param>
/// <param name="ClustersAfter">The same in the fine-tuned one.</param>
/// <param name="SimilarityBefore">Spatial similarity of training and test set; NaN where the table has none.</param>
/// <param name="SimilarityAfter">The same after fine-tuning.</param>
internal sealed record Table7(
    BertSize Size, string Task, double AccuracyBefore, double AccuracyAfter, int ClustersBefore, int ClustersAfter, double SimilarityBefore, double SimilarityAfter)
{
    /// <summary>As printed, in the order of the sizes and of our tasks.</summary>
    public static IReadOnlyList<Table7> Rows { get; } =
    [
        new(Tiny, PartsOfSpeech, 90.76, 91.67, 3936, 20, double.NaN, double.NaN),
        new(Tiny, Relations, 86.74, 89.04, 653, 46, double.NaN, 0.88),
        new(Tiny, Functions, 74.14, 74.40, 402, 40, double.NaN, 0.72),
        new(Tiny, Roles, 58.38, 60.31, 46, 46, 0.76, 0.70),
        new(Tiny, Questions, 68.12, 84.04, 399, 51, double.NaN, double.NaN),
        new(Mini, PartsOfSpeech, 93.81, 94.91, 2429, 17, double.NaN, 0.70),
        new(Mini, Relations, 91.82, 93.55, 46, 46, 0.93, 0.86),
        new(Mini, Functions, 82.45, 84.25, 40, 40, 0.77, 0.53),
        new(Mini, Roles, 68.05, 71.90, 46, 46, 0.81, 0.59),
        new(Mini, Questions, 74.12, 88.36, 127, 52, double.NaN, double.NaN),
        new(Small, PartsOfSpeech, 94.26, 95.43, 17, 17, 0.96, 0.72),
        new(Small, Relations, 92.93, 94.48, 46, 46, 0.93, 0.78),
        new(Small, Functions, 86.26, 85.08, 40, 40, 0.82, 0.44),
        new(Small, Roles, 74.22, 74.57, 46, 46, 0.84, 0.54),
        new(Small, Questions, 81.32, 89.60, 113, 51, double.NaN, double.NaN),
        new(Medium, PartsOfSpeech, 94.40, 95.56, 17, 17, 0.97, 0.67),
        new(Medium, Relations, 92.54, 94.76, 46, 46, 0.94, 0.79),
        new(Medium, Functions, 86.56, 88.45, 40, 40, 0.80, 0.59),
        new(Medium, Roles, 76.28, 78.86, 46, 46, 0.83, 0.58),
        new(Medium, Questions, 80.68, 89.80, 110, 52, double.NaN, double.NaN),
        new(Base, PartsOfSpeech, 93.39, 95.68, 17, 17, 0.97, 0.70),
        new(Base, Relations, 89.39, 94.76, 46, 46, 0.92, 0.76),
        new(Base, Functions, 87.75, 89.58, 40, 40, 0.84, 0.57),
        new(Base, Roles, 74.49, 81.14, 46, 46, 0.82, 0.52),
        new(Base, Questions, 85.24, 90.36, 162, 51, double.NaN, double.NaN),
    ];

    public static Table7 Of(BertSize size, string task) => Rows.Single(row => row.Size == size && row.Task == task);

    /// <summary>How many labels the paper's task has.</summary>
    public static int LabelsOf(string task) => task switch
    {
        PartsOfSpeech => 17,
        Functions => 40,
        Questions => 50,
        _ => 46,
    };
}
