using Replication.Core.Reports;
using Replication.Reporting.Text;

namespace Replication.Reporting.Html;

/// <summary>The bar that stays in sight: to the top, and to each document.</summary>
public static class Navigation
{
    public static Markup Of(SuiteReport report) => Markup.Of($"""
        <nav class="bar" aria-label="Documents"><ul>
        <li><a href="#index">All claims</a></li>
        {Markup.Join(ClaimGroups.Papers(report).Select(p => Markup.Of($"""<li><a href="#{PaperSection.AnchorOf(p)}">{p.Key}</a></li>{"\n"}""")))}</ul></nav>

        """);
}
