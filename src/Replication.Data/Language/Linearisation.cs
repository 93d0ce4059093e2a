namespace Replication.Data.Language;

/// <summary>A tree to a written sentence: word order, "an" before vowels, a capital first.</summary>
internal static class Linearisation
{
    public static LabelledSentence Write(Node root)
    {
        var order = new List<(Node Node, Node? Head)>();
        Visit(root, null);
        var index = new Dictionary<Node, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < order.Count; i++)
            index[order[i].Node] = i;

        var tokens = new LabelledToken[order.Count];
        for (var i = 0; i < order.Count; i++)
        {
            var (node, head) = order[i];
            var text = node.Form == "a" && i + 1 < order.Count && "aeiou".Contains(char.ToLowerInvariant(order[i + 1].Node.Form[0])) ? "an" : node.Form;
            if (i == 0)
                text = char.ToUpperInvariant(text[0]) + text[1..];
            var attached = i == 0 || node.PartOfSpeech == PartOfSpeech.Punctuation || node.Form == "'s";
            tokens[i] = new LabelledToken(text, !attached, node.PartOfSpeech, head is null ? -1 : index[head], node.Relation, node.Role, node.Function);
        }

        return new LabelledSentence(tokens);

        void Visit(Node node, Node? head)
        {
            foreach (var child in node.Before)
                Visit(child, node);
            order.Add((node, head));
            foreach (var child in node.After)
                Visit(child, node);
        }
    }
}
