namespace Replication.Data.Corpora;

/// <summary>Columns of one GLUE task.</summary>
/// <param name="Text">Header of the (first) text.</param>
/// <param name="SecondText">Header of the second text, or null.</param>
/// <param name="Label">Header of the label.</param>
/// <param name="Headless">Headers of a file that has none.</param>
/// <param name="Labels">All labels; null where they are numbers.</param>
internal sealed record GlueLayout(string Text, string? SecondText, string Label, IReadOnlyList<string> Headless, IReadOnlyList<string>? Labels)
{
    private static readonly string[] Pair = ["index", "sentence1", "sentence2", "label"];
    private static readonly string[] Binary = ["0", "1"];
    private static readonly string[] Entailment = ["entailment", "not_entailment"];

    public static GlueLayout Of(GlueTask task) => task switch
    {
        GlueTask.Cola => new("sentence", null, "label", ["source", "label", "star", "sentence"], Binary),
        GlueTask.Sst2 => new("sentence", null, "label", ["sentence", "label"], Binary),
        GlueTask.Mrpc => new("#1 String", "#2 String", "Quality", ["Quality", "#1 ID", "#2 ID", "#1 String", "#2 String"], Binary),
        GlueTask.Stsb => new("sentence1", "sentence2", "score", [], null),
        GlueTask.Qqp => new("question1", "question2", "is_duplicate", ["id", "qid1", "qid2", "question1", "question2", "is_duplicate"], Binary),
        GlueTask.Mnli => new("sentence1", "sentence2", "gold_label", [], ["entailment", "neutral", "contradiction"]),
        GlueTask.Qnli => new("question", "sentence", "label", ["index", "question", "sentence", "label"], Entailment),
        GlueTask.Rte => new("sentence1", "sentence2", "label", Pair, Entailment),
        GlueTask.Wnli => new("sentence1", "sentence2", "label", Pair, Binary),
        _ => throw new ArgumentOutOfRangeException(nameof(task), task, "No layout is known for this task."),
    };
}
