using System.Globalization;
using System.Text.RegularExpressions;
using Replication.Data;
using Replication.Data.Domains;

namespace Replication.Tests.Data.Domains;

public sealed partial class DomainTextTests
{
    private static string[] Documents(TextDomain domain, int count = 500) => [.. DomainTexts.Documents(domain, "test").Take(count)];

    // A change of a digest is a change of the domain: raise DomainTexts.Version with it.
    [TestCase(TextDomain.BraceCode, "393a54c19e8ed6195461d46f101c08d8604b3659d7ee43ecf1e7c9f25c36406f")]
    [TestCase(TextDomain.IndentCode, "5c38f5793855427efdf3fb1de7679d4adfe8998a05084e6a7565ea258b9c0d22")]
    [TestCase(TextDomain.WordProblems, "e232c584f2b97a1fe9e62f12e553eb6dc8508bd5c39194bf317b28a724ad5fa4")]
    [TestCase(TextDomain.Derivations, "f1c5870078b11a39ece99c94b7d89e6681ede72e314041f36962dc6beea76a99")]
    [TestCase(TextDomain.Physics, "1f8ca378015775aae071321808b9d6ac9e37d8420766f64e2c9f192c846062df")]
    public void A_small_corpus_of_each_domain_has_a_pinned_digest(TextDomain domain, string sha256) =>
        Assert.That(DomainTexts.Corpus(domain, "pin", 20_000).Sha256, Is.EqualTo(sha256));

    [Test]
    public void Programs_with_braces_run_and_their_assertions_hold()
    {
        var held = 0;
        foreach (var text in Documents(TextDomain.BraceCode))
        {
            var interpreter = new BraceInterpreter(text);
            Assert.That(interpreter.Run, Throws.Nothing, text);
            held += interpreter.Held;
        }

        Assert.That(held, Is.GreaterThan(700));
    }

    [Test]
    public void Programs_with_indentation_are_blocks_four_spaces_deep()
    {
        foreach (var text in Documents(TextDomain.IndentCode))
        {
            string[] lines = [.. text.Split('\n').Where(line => line.Length > 0)];
            for (var at = 0; at + 1 < lines.Length; at++)
            {
                Assert.That(Depth(lines[at + 1]), lines[at].EndsWith(':') ? Is.EqualTo(Depth(lines[at]) + 4) : Is.LessThanOrEqualTo(Depth(lines[at])), text);
                Assert.That(Depth(lines[at]) % 4, Is.Zero, text);
            }

            Assert.That(lines[^1], Does.Match(@"^(assert \w+\([\d, ]+\) == -?\d+| +return .+)$"));
        }

        static int Depth(string line) => line.Length - line.TrimStart().Length;
    }

    [Test]
    public void Every_step_of_a_word_problem_is_right_and_the_last_is_the_answer()
    {
        foreach (var text in Documents(TextDomain.WordProblems))
        {
            var steps = Step().Matches(text).Select(match => match.Groups).ToArray();
            foreach (var step in steps)
                Assert.That(Number(step[4].Value), Is.EqualTo(Apply(step[2].Value, Number(step[1].Value), Number(step[3].Value))), text);
            Assert.That(text, Does.EndWith($"#### {steps[^1][4].Value}\n").And.StartsWith("Question: "));
            Assert.That(Number(steps[^1][4].Value), Is.Positive);
        }
    }

    [Test]
    public void Every_line_of_a_derivation_says_the_same_as_the_line_before()
    {
        var checkedLines = 0;
        foreach (var part in Documents(TextDomain.Derivations).SelectMany(text => text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)))
        {
            string[] lines = part.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            string[] said = [.. lines.Where(line => line != "done").Select(line => Lead().Replace(line, ""))];
            var values = said.Select(line => Meaning(line)).ToArray();
            Assert.That(values, Has.All.EqualTo(values[0]).Within(1e-9), part);
            checkedLines += said.Length;
        }

        Assert.That(checkedLines, Is.GreaterThan(1_500));
    }

    [Test]
    public void The_laws_of_physics_agree_in_their_units()
    {
        foreach (var law in PhysicalLaw.All)
        {
            var product = UnitAlgebra.Of(law.First.Unit).Zip(UnitAlgebra.Of(law.Second.Unit), (first, second) => first + second);
            Assert.That(product, Is.EqualTo(UnitAlgebra.Of(law.Product.Unit)), law.Statement);
        }
    }

    [Test]
    public void Every_calculation_in_physics_is_right_in_number_and_unit()
    {
        var calculations = Documents(TextDomain.Physics).SelectMany(text => Calculation().Matches(text)).Select(match => match.Groups).ToArray();
        foreach (var found in calculations)
        {
            Assert.That(Number(found[6].Value), Is.EqualTo(Apply(found[3].Value, Number(found[1].Value), Number(found[4].Value))), found[0].Value);
            var sign = found[3].Value == "*" ? 1 : -1;
            Assert.That(UnitAlgebra.Of(found[2].Value).Zip(UnitAlgebra.Of(found[5].Value), (left, right) => left + sign * right), Is.EqualTo(UnitAlgebra.Of(found[7].Value)), found[0].Value);
        }

        Assert.That(calculations, Has.Length.GreaterThan(1_000));
    }

    [Test]
    public void The_domains_share_few_words()
    {
        var words = Enum.GetValues<TextDomain>().ToDictionary(domain => domain, domain => Documents(domain).SelectMany(text => Word().Matches(text)).Select(match => match.Value).ToHashSet());

        foreach (var (one, other) in words.Keys.SelectMany(one => words.Keys.Where(other => other > one).Select(other => (one, other))))
            Assert.That(words[one].Intersect(words[other]).Count(), Is.LessThan(0.5 * Math.Min(words[one].Count, words[other].Count)), $"{one}, {other}");
    }

    [Test]
    public void Equal_budgets_differ_by_less_than_one_document()
    {
        const int budget = 5_000;
        var tokenizer = LearnedTokenizer.Learn(EmbeddedLanguage.Corpus(Domain.Base, "budget", 50_000), 400);
        var corpora = DomainTexts.EqualBudget(Enum.GetValues<TextDomain>(), "test", tokenizer, budget);

        foreach (var corpus in corpora)
        {
            var tokens = corpus.Documents.Select(document => tokenizer.CountTokens(document) + 1).ToArray();
            Assert.That(tokens.Sum(), Is.GreaterThanOrEqualTo(budget).And.LessThan(budget + tokens[^1]), corpus.Name);
            Assert.That(tokenizer.Decode(tokenizer.EncodeToIds(corpus.Documents[0])), Is.EqualTo(corpus.Documents[0]));
        }

        Assert.That(corpora.Select(corpus => corpus.Sha256), Is.Unique);
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static double Apply(string sign, double left, double right) => sign switch { "+" => left + right, "-" => left - right, "*" => left * right, _ => left / right };

    // An equation's value is its left side less its right one, over the unknown's factor: the same at another value of the unknown.
    private static double Meaning(string line)
    {
        const double unknown = 3;
        if (line.Split(" = ") is not [var left, var right])
            return Sum(line, unknown);
        var factor = Sum(left, unknown + 1) - Sum(right, unknown + 1) - (Sum(left, unknown) - Sum(right, unknown));
        return (Sum(left, unknown) - Sum(right, unknown)) / factor;
    }

    private static double Sum(string text, double unknown) => Bracket().Match(text) is { Success: true } product
        ? (unknown + Number(product.Groups[1].Value)) * (unknown + Number(product.Groups[2].Value))
        : text.Replace(" - ", " + -").Split(" + ").Sum(term => term.Split(" * ").Aggregate(1.0, (value, factor) => value * Factor(factor, unknown)));

    private static double Factor(string text, double unknown)
    {
        if (text.Split('/') is [var above, var below])
            return Number(above) / (double)Number(below);
        var letter = text.IndexOfAny(['x', 'y', 'z', 't', 'n']);
        if (letter < 0)
            return Number(text);
        return (letter == 0 ? 1 : text[..letter] == "-" ? -1 : Number(text[..letter])) * (text.EndsWith("^2", StringComparison.Ordinal) ? unknown * unknown : unknown);
    }

    [GeneratedRegex(@"^(\d+) ([-+*/]) (\d+) = (\d+)$", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex(@"(\d+) ([A-Za-z][A-Za-z/^\d ]*?) ([*/]) (\d+) ([A-Za-z][A-Za-z/^\d ]*?) = (\d+) ([A-Za-z][A-Za-z/^\d ]*?)\.")]
    private static partial Regex Calculation();

    [GeneratedRegex("^(solve |expand |reduce |add |= |(subtract|divide by) [^:]+: )")]
    private static partial Regex Lead();

    [GeneratedRegex(@"^\([a-z] \+ (\d+)\)\([a-z] \+ (\d+)\)$")]
    private static partial Regex Bracket();

    [GeneratedRegex("[A-Za-z_]+")]
    private static partial Regex Word();
}
