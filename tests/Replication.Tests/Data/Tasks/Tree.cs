using Replication.Data.Language;

namespace Replication.Tests.Data.Tasks;

/// <summary>A word of a sentence together with what hangs on it.</summary>
internal sealed record Tree(LabelledSentence Sentence, int Index)
{
    public static Tree Root(LabelledSentence sentence) => new(sentence, sentence.Tokens.ToList().FindIndex(token => token.Head < 0));

    public LabelledToken Token => Sentence.Tokens[Index];

    public string Word => Token.Text.ToLowerInvariant();

    public IEnumerable<Tree> Children => Enumerable.Range(0, Sentence.Tokens.Count).Where(at => Sentence.Tokens[at].Head == Index).Select(at => new Tree(Sentence, at));

    public Tree? Child(Relation relation) => Children.FirstOrDefault(child => child.Token.Relation == relation);

    public bool Has(string word) => Children.Any(child => child.Word == word);
}
