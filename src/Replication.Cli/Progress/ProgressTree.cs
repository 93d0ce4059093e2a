using System.Globalization;
using Replication.Core;
using Replication.Core.Progress;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Replication.Cli.Progress;

/// <summary>A suite's progress as a tree of a bounded height. Runs that several claims share stand under the first of them.</summary>
internal static class ProgressTree
{
    private const int BarWidth = 20;

    /// <summary>The tree as one renderable.</summary>
    public static IRenderable Of(ProgressReport report, int height) => new Rows(Lines(report, height).Select(line => new Text(line, Style.Plain).Ellipsis()));

    /// <summary>The tree as text, at least one line and at most <paramref name="height"/> lines.</summary>
    public static IReadOnlyList<string> Lines(ProgressReport report, int height)
    {
        List<string> lines = [Head(report)];
        var shown = new HashSet<string>(StringComparer.Ordinal);
        // Claims with nothing under way are told of in a word: what moves must be seen.
        (ClaimProgress Claim, RunUnderWay[] Runs)[] claims = [.. report.Claims
            .Select(claim => (claim, claim.UnderWay.Where(run => shown.Add(run.Key)).ToArray()))
            .Where(entry => entry.Item2.Length > 0)];
        var width = claims.SelectMany(entry => entry.Runs).Select(run => OneLine.Of(run.Label).Length).DefaultIfEmpty(0).Max();
        for (var i = 0; i < claims.Length; i++)
        {
            var (claim, runs) = claims[i];
            var isLast = i == claims.Length - 1;
            lines.Add($"{(isLast ? "└─" : "├─")} {claim.Id}  {claim.Finished} of {claim.Runs}{(claim.Failed > 0 ? $", {claim.Failed} failed" : "")}");
            lines.AddRange(runs.Select((run, place) => $"{(isLast ? "  " : "│ ")} {(place == runs.Length - 1 ? "└─" : "├─")} {OneLine.Of(run.Label).PadRight(width)}  {Bar(run.Fraction)} {Percent(run.Fraction)}"));
        }

        if (lines.Count <= Math.Max(1, height))
        {
            return lines;
        }

        return height < 2 ? lines[..1] : [.. lines[..(height - 1)], $"   … {lines.Count - height + 1} more lines"];
    }

    private static string Head(ProgressReport report)
    {
        var toDo = report.Runs - report.Stored;
        var failed = report.Failed > 0 ? $", {report.Failed} failed" : "";
        return $"{Bar(report.Fraction)} {Percent(report.Fraction)}  {report.Finished} of {toDo} runs{failed}, {Duration(report.ElapsedSeconds)} so far"
            + (report.RemainingSeconds is { } left ? $", about {Duration(left)} left" : "");
    }

    private static string Bar(double fraction)
    {
        var full = (int)(fraction * BarWidth);
        return new string('━', full) + new string('·', BarWidth - full);
    }

    private static string Percent(double fraction) => string.Create(CultureInfo.InvariantCulture, $"{(int)(100 * fraction),3} %");

    private static string Duration(double seconds) => seconds switch
    {
        < 90 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
        < 5400 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.0} h"),
    };
}
