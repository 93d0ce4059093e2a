using Replication.Reporting.Forest;
using Replication.Reporting.Text;
using Replication.Statistics;

namespace Replication.Reporting.Html;

/// <summary>A verdict in a line of text: shape, word and colour say the same.</summary>
public static class VerdictBadge
{
    public static Markup Of(Verdict? verdict)
    {
        var face = VerdictFace.Of(verdict);
        return Markup.Of($"""<span class="verdict {face.Style}">{new Markup(VerdictMark.Inline(verdict))}{face.Word}</span>""");
    }
}
