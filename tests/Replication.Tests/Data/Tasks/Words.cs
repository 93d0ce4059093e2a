using Replication.Data;
using Replication.Data.Language;

namespace Replication.Tests.Data.Tasks;

/// <summary>The lexicon looked up by the forms of sentences.</summary>
internal static class Words
{
    private static readonly Topic[] Topics = [Lexicon.Of(Domain.Base).General, .. Lexicon.Of(Domain.Base).Topics];

    private static readonly Dictionary<string, Noun> Nouns = Topics.SelectMany(topic => topic.Nouns.Values).SelectMany(nouns => nouns.Items)
        .SelectMany(noun => new[] { Number.Singular, Number.Plural }.Select(number => (Form: Morphology.Form(noun, number), noun)))
        .ToDictionary(entry => entry.Form, entry => entry.noun, StringComparer.Ordinal);

    private static readonly Dictionary<string, Verb> Verbs = Topics.SelectMany(topic => topic.Verbs.Items)
        .SelectMany(verb => new[] { verb.Stem, Morphology.WithS(verb.Stem), Morphology.Past(verb.Stem) }.Select(form => (form, verb)))
        .ToDictionary(entry => entry.form, entry => entry.verb, StringComparer.Ordinal);

    public static Noun Noun(LabelledToken token) => Nouns[token.Text.ToLowerInvariant()];

    public static Verb Verb(LabelledToken token) => Verbs[token.Text.ToLowerInvariant()];
}
