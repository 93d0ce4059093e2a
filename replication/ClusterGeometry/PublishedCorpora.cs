using System.Security.Cryptography;
using Replication.Data;
using Replication.Data.Corpora;
using Replication.Data.Tasks;
using Replication.Training.Tiers;

namespace Replication.ClusterGeometry;

/// <summary>
/// The paper's own five tasks at the micro tier's size: UD English PUD, STREUSLE and TREC, with base models that are
/// pretrained on UD English EWT. STREUSLE's expressions of several words are counted by their first one.
/// </summary>
internal static class PublishedCorpora
{
    private const string Treebank = "ud_english_pud/en_pud-ud-test.conllu", BaseText = "ud_english_ewt/en_ewt-ud-train.conllu",
        PrepositionsTraining = "streusle/snacs_train.tsv", PrepositionsTest = "streusle/snacs_test.tsv",
        QuestionsTraining = "trec/TREC.train.label", QuestionsTest = "trec/TREC.test.label";

    // More prepositions than in the embedded language: they have three to four times as many labels.
    private const int Tagged = 96, Prepositions = 320, Questions = 256;

    private const double TrainingShare = 0.8; // of the treebank's sentences, as in the paper

    private static readonly string[] Files = [Treebank, BaseText, PrepositionsTraining, PrepositionsTest, QuestionsTraining, QuestionsTest];

    /// <param name="folder">Folder of the corpora, laid out as the harness fetches them.</param>
    /// <exception cref="CorpusException">A file is missing or damaged.</exception>
    public static GeometryData In(string folder)
    {
        string At(string file) => Path.Combine([folder, .. file.Split('/')]);
        var text = TextCorpus.Of("UD English EWT", [.. Documents(ConlluReader.Read(At(BaseText)))]);
        var texts = new TierTexts(text, text).Checked();
        var sentences = ConlluReader.Read(At(Treebank)).ToList();
        var training = (int)(sentences.Count * TrainingShare);
        var tasks = new SortedDictionary<string, GeometryTask>(StringComparer.Ordinal);
        void Words(string name, TaskKind kind, IReadOnlyList<LabelledWords> train, IReadOnlyList<LabelledWords> test) =>
            tasks[name] = GeometryTask.OfWords(new LanguageTask(name, kind, LabelsOf([.. train, .. test])), train, test, texts.Tokenizer, GeometrySizes.Micro);

        foreach (var (name, kind) in new[] { (GeometryTasks.PartsOfSpeech, TaskKind.Word), (GeometryTasks.Relations, TaskKind.WordAndHead) })
            Words(name, kind, [.. sentences.Take(Tagged).Select(s => Syntax(s, kind))], [.. sentences.Skip(training).Select(s => Syntax(s, kind))]);
        foreach (var (name, isRole) in new[] { (GeometryTasks.Roles, true), (GeometryTasks.Functions, false) })
            Words(name, TaskKind.Word, [.. Senses(At(PrepositionsTraining), isRole).Take(Prepositions)], [.. Senses(At(PrepositionsTest), isRole)]);
        (string Text, string Label)[] asked = [.. QuestionReader.Read(At(QuestionsTraining)).Take(Questions).Select(q => (q.Text, q.Label))];
        (string Text, string Label)[] askedLater = [.. QuestionReader.Read(At(QuestionsTest)).Select(q => (q.Text, q.Label))];
        var classes = new LanguageTask(GeometryTasks.Questions, TaskKind.Text, [.. asked.Concat(askedLater).Select(q => q.Label).Distinct().Order(StringComparer.Ordinal)]);
        tasks[GeometryTasks.Questions] = GeometryTask.OfTexts(classes, asked, askedLater, texts.Tokenizer, GeometrySizes.Micro);
        return new GeometryData(texts, GeometrySizes.Micro, "published corpora " + string.Join(' ', Files.Select(file => Digest(At(file)))), name => tasks[name]);
    }

    // One document for each that the treebank names; a treebank without names is one.
    private static IEnumerable<string> Documents(IEnumerable<SyntacticSentence> sentences) =>
        sentences.GroupBy(s => s.Id.Contains('-') ? s.Id[..s.Id.LastIndexOf('-')] : "").Select(document => string.Join(' ', document.Select(s => s.Text)));

    private static LabelledWords Syntax(SyntacticSentence sentence, TaskKind kind)
    {
        var tokens = sentence.Tokens;
        bool Space(int at) => at > 0 && !tokens[at - 1].Remarks.Contains("SpaceAfter=No", StringComparison.Ordinal);
        return new LabelledWords(
            [.. tokens.Select((token, at) => (Space(at) ? " " : "") + token.Form)],
            [.. tokens.Select(token => kind == TaskKind.Word ? token.UniversalTag : token.Head == 0 ? null : token.Relation)],
            [.. tokens.Select(token => token.Head - 1)]);
    }

    private static IEnumerable<LabelledWords> Senses(string path, bool isRole) => PrepositionReader.Read(path).GroupBy(example => example.SentenceId).Select(sentence =>
    {
        var words = sentence.First().Tokens;
        var labels = new string?[words.Count];
        foreach (var example in sentence)
            labels[example.Index - 1] = isRole ? example.Role : example.Function;
        return new LabelledWords([.. words.Select((word, at) => at > 0 ? " " + word : word)], labels, [.. words.Select(_ => -1)]);
    });

    private static IReadOnlyList<string> LabelsOf(IEnumerable<LabelledWords> sentences) =>
        [.. sentences.SelectMany(s => s.Labels).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    private static string Digest(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
