namespace Replication.Reporting.Html;

/// <summary>HTML that is safe to write as it is.</summary>
public readonly record struct Markup(string Text)
{
    public static Markup Empty { get; } = new("");

    /// <summary>HTML from an interpolated string: every hole is escaped unless it is markup itself.</summary>
    public static Markup Of(EscapingHandler html) => new(html.ToString());

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(p => p.Text)));

    /// <summary>The markup where the condition holds, else nothing.</summary>
    public static Markup If(bool condition, Func<Markup> markup) => condition ? markup() : Empty;
}
