using System.IO.Compression;
using System.Text;
using Replication.Data.Corpora;

namespace Replication.Tests.Data.Corpora;

public sealed class ProblemReaderTests
{
    [Test]
    public void A_word_problem_has_its_steps_and_its_result()
    {
        using var file = new CorpusFile("""{"question": "How many?", "answer": "2+2=<<2+2=4>>4\nSo 4.\n#### 1,004"}""" + "\n\n");

        Assert.That(ProblemReader.Gsm8k(file.Location), Is.EqualTo(new[] { new WordProblem("How many?", "2+2=<<2+2=4>>4\nSo 4.", "1,004") }));
    }

    [TestCase("""{"question": "a", "answer": "4"}""", "line 3: expected an answer that ends with '####' and the result")]
    [TestCase("""{"question": "a"}""", "line 3: expected a text 'answer' in the object")]
    [TestCase("""{"question": "a", "answer": ["4"]}""", "line 3: expected a text 'answer' in the object")]
    [TestCase("""{"question": "a", """, "line 3: expected a JSON object")]
    [TestCase("""{"question": "a", "answer": "\ud800"}""", "line 3: expected a JSON object")]
    [TestCase("[]", "line 3: expected a JSON object")]
    public void A_damaged_row_is_named_with_its_line(string row, string message)
    {
        using var file = new CorpusFile("""{"question": "a", "answer": "\n#### 4"}""" + "\n\n" + row + "\n");
        file.Refused(ProblemReader.Gsm8k, message);
    }

    [Test]
    public void A_compressed_file_is_read_as_it_lies_and_a_truncated_one_is_refused()
    {
        using var file = new CorpusFile("");
        var path = file.Location + ".gz";
        try
        {
            using (var stream = new GZipStream(File.Create(path), CompressionLevel.Optimal))
                stream.Write(Encoding.UTF8.GetBytes("""{"task_id": "Python/0", "prompt": "def f():", "canonical_solution": " pass"}"""));
            Assert.That(ProblemReader.HumanEvalX(path), Is.EqualTo(new[] { new CodeTask("Python/0", "def f():", " pass") }));

            File.WriteAllText(path, "not compressed");
            file.Refused(location => ProblemReader.HumanEvalX(location + ".gz"), "cannot be read to its end");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void A_program_has_its_number_and_plain_line_ends()
    {
        using var file = new CorpusFile("""{"task_id": 11, "text": "Add.", "code": "a\r\nb"}""");

        Assert.That(ProblemReader.Mbpp(file.Location), Is.EqualTo(new[] { new CodeTask("11", "Add.", "a\nb") }));
    }

    [Test]
    public void A_list_of_problems_gives_its_solutions_where_it_has_them()
    {
        using var file = new CorpusFile("""[{"problem_text": " How far?", "answer_number": "4.8", "solution": "Add."}, {"problem_text": "How long?", "answer_number": 7}]""");

        Assert.That(ProblemReader.SciBench(file.Location), Is.EqualTo(new[] { new WordProblem("How far?", "Add.", "4.8"), new WordProblem("How long?", "", "7") }));
    }

    [TestCase("{}", "line 1: expected a JSON list")]
    [TestCase("[\n{", "line 3: expected JSON")]
    [TestCase("[1]", "problem 1: expected the texts problem_text and answer_number")]
    public void A_damaged_list_of_problems_is_refused(string text, string message)
    {
        using var file = new CorpusFile(text);
        file.Refused(ProblemReader.SciBench, message);
    }

    [TestCase("fund.json", 71)]
    [TestCase("class.json", 56)]
    [TestCase("thermo.json", 66)]
    [TestCase("quan.json", 33)]
    [TestCase("fund_sol.json", 10)]
    public void The_published_physics_problems_have_their_counts(string name, int rows) =>
        Assert.That(ProblemReader.SciBench(LocalData.Path("scibench_physics", name)).Count(), Is.EqualTo(rows));

    [TestCase("train.jsonl", 7_473)]
    [TestCase("test.jsonl", 1_319)]
    [TestCase("test_socratic.jsonl", 1_319)]
    public void The_published_word_problems_have_their_counts(string name, int rows)
    {
        var problems = ProblemReader.Gsm8k(LocalData.Path("gsm8k", name)).ToArray();

        Assert.That(problems, Has.Length.EqualTo(rows));
        Assert.That(problems.Count(problem => problem.Question.Length == 0 || !problem.Answer.Any(char.IsAsciiDigit)), Is.Zero);
    }

    [Test]
    public void The_published_programs_have_their_counts()
    {
        var tasks = ProblemReader.Mbpp(LocalData.Path("mbpp", "mbpp.jsonl")).ToArray();

        Assert.That(tasks, Has.Length.EqualTo(974));
        Assert.That(tasks.Select(task => task.Id).Distinct().Count(), Is.EqualTo(974));
    }

    [Test]
    public void The_published_functions_have_their_counts([Values("cpp", "go", "java", "js", "python")] string language) =>
        Assert.That(ProblemReader.HumanEvalX(LocalData.Path("humaneval_x", $"humaneval_{language}.jsonl.gz")).Count(), Is.EqualTo(164));

    [Test]
    public void The_published_multiple_choice_questions_have_their_counts()
    {
        var rows = JsonLinesReader.Read(LocalData.Path("mmlu_val", "zero_shot_mmlu_val.jsonl"), "subject", "input", "output").ToArray();

        Assert.That(rows, Has.Length.EqualTo(1_531));
        Assert.That(rows.Select(row => row[0]).Distinct().Count(), Is.EqualTo(57));
        Assert.That(rows.Count(row => row[0].Contains("physics", StringComparison.Ordinal)), Is.EqualTo(54));
    }
}
