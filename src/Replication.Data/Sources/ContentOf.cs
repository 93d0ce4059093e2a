using Replication.Data.Corpora;

namespace Replication.Data.Sources;

/// <summary>The loaders as counters of rows and labels.</summary>
internal static class ContentOf
{
    public static DataContent Treebank(int sentences, int relations) => new(sentences, relations,
        path => ConlluReader.Read(path).Select(sentence => sentence.Tokens.Select(token => token.Relation)));

    public static DataContent Streusle(int sentences, int roles) => new(sentences, roles,
        path => ConllulexReader.Read(path).Select(sentence => sentence.Prepositions().Select(example => example.Role)));

    public static DataContent StreusleJson(int sentences, int roles) => new(sentences, roles,
        path => StreusleJsonReader.Read(path).Select(sentence => sentence.Prepositions().Select(example => example.Role)));

    public static DataContent Questions(int rows, int fine) => new(rows, fine,
        path => QuestionReader.Read(path).Select(question => One(question.Label)));

    public static DataContent LabelFirst(int rows, int labels, CorpusEncoding encoding = CorpusEncoding.Utf8) => new(rows, labels,
        path => Labelled(SentimentReader.LabelFirst(path, encoding, "0", "1", "2", "3", "4")));

    public static DataContent Glue(GlueTask task, int rows, int labels) => new(rows, labels,
        folder => new[] { "train.tsv", "dev.tsv", "test.tsv" }.SelectMany(name => Labelled(GlueReader.Read(Path.Combine(folder, name), task))));

    public static DataContent Imdb(int rows) => new(rows, 2,
        folder => new[] { "train", "test" }.SelectMany(name => Labelled(SentimentReader.Folder(Path.Combine(folder, name)))));

    public static DataContent Yelp(int rows, int labels) => new(rows, labels,
        folder => new[] { "train.csv", "test.csv" }.SelectMany(name => Labelled(SentimentReader.Csv(Path.Combine(folder, name), 1, 0, false, "1", "2", "3", "4", "5"))));

    public static DataContent Gsm8k(int rows) => Unlabelled(rows, path => ProblemReader.Gsm8k(path));

    public static DataContent SciBench(int rows) => Unlabelled(rows, path => ProblemReader.SciBench(path));

    public static DataContent HumanEvalX(int rows) => Unlabelled(rows, path => ProblemReader.HumanEvalX(path));

    public static DataContent Mbpp(int rows) => Unlabelled(rows, path => ProblemReader.Mbpp(path));

    public static DataContent Mmlu(int rows, int subjects) => new(rows, subjects,
        path => JsonLinesReader.Read(path, "subject", "input", "output").Select(fields => One(fields[0])));

    public static DataContent PlainText() => Unlabelled(1, path => TextCorpusReader.Open(path).Documents);

    private static DataContent Unlabelled<T>(int rows, Func<string, IEnumerable<T>> read) => new(rows, 0, path => read(path).Select(_ => Enumerable.Empty<string>()));

    private static IEnumerable<IEnumerable<string>> Labelled(IEnumerable<LabelledText> texts) => texts.Select(text => One(text.Label));

    private static IEnumerable<string> One(string? label) => label is null ? [] : [label];
}
