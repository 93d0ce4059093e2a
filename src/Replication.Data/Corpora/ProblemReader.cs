namespace Replication.Data.Corpora;

/// <summary>Word problems and programming tasks in JSON Lines.</summary>
public static class ProblemReader
{
    private const string AnswerMark = "\n#### ";

    /// <summary>GSM8K (Cobbe et al. 2021): question and answer, whose last line is "#### " and the result.</summary>
    /// <exception cref="CorpusException">File, line and what was expected.</exception>
    public static IEnumerable<WordProblem> Gsm8k(string path)
    {
        foreach (var (line, fields) in JsonLinesReader.Numbered(path, "question", "answer"))
        {
            var at = fields[1].LastIndexOf(AnswerMark, StringComparison.Ordinal);
            if (at < 0)
                throw CorpusErrors.Damaged(path, line, "an answer that ends with '####' and the result", fields[1]);
            yield return new WordProblem(fields[0], fields[1][..at], fields[1][(at + AnswerMark.Length)..].Trim());
        }
    }

    /// <summary>SciBench (Wang et al. 2023): one JSON list in a file; problem_text, answer_number, and a solution where the file has one.</summary>
    /// <exception cref="CorpusException">File, place in the list and what was expected.</exception>
    public static IEnumerable<WordProblem> SciBench(string path)
    {
        using var document = JsonList.Read(path);
        var place = 0;
        foreach (var row in document.RootElement.EnumerateArray())
        {
            place++;
            if (JsonLinesReader.Value(row, "problem_text") is not { } problem || JsonLinesReader.Value(row, "answer_number") is not { } answer)
                throw new CorpusException(FormattableString.Invariant($"The corpus file {path} is damaged at problem {place}: expected the texts problem_text and answer_number; fetch it again."));
            yield return new WordProblem(problem.Trim(), (JsonLinesReader.Value(row, "solution") ?? "").Trim(), answer.Trim());
        }
    }

    /// <summary>MBPP (Austin et al. 2021): task_id, text and code.</summary>
    /// <exception cref="CorpusException">File, line and what was expected.</exception>
    public static IEnumerable<CodeTask> Mbpp(string path) =>
        JsonLinesReader.Read(path, "task_id", "text", "code").Select(fields => new CodeTask(fields[0], fields[1], fields[2].Replace("\r\n", "\n", StringComparison.Ordinal)));

    /// <summary>HumanEval-X (Zheng et al. 2023): task_id, prompt and canonical_solution.</summary>
    /// <exception cref="CorpusException">File, line and what was expected.</exception>
    public static IEnumerable<CodeTask> HumanEvalX(string path) =>
        JsonLinesReader.Read(path, "task_id", "prompt", "canonical_solution").Select(fields => new CodeTask(fields[0], fields[1], fields[2]));
}
