namespace Replication.Data.Tokenizers;

/// <summary>The post_processor of tokenizer.json as a template.</summary>
internal static class PostProcessorJson
{
    public static SequenceTemplate Template(JsonPart part)
    {
        switch (part.IsNull ? "" : part.Type)
        {
            case "" or "ByteLevel":
                return SequenceTemplate.None;
            case "RobertaProcessing" or "BertProcessing":
                var (start, end) = (Id(part["cls"]), Id(part["sep"]));
                return new SequenceTemplate([start], part.Type == "BertProcessing" ? [end] : [end, end], [end]);
            case "Sequence":
                return part["processors"].Items().Select(Template).FirstOrDefault(template => template != SequenceTemplate.None) ?? SequenceTemplate.None;
            case "TemplateProcessing":
                var (single, pair) = (Ids(part, "single"), Ids(part, "pair"));
                var first = single.IndexOf(-1);
                var second = pair.LastIndexOf(-1);
                if (first < 0 || (pair.Count > 0 && second == pair.IndexOf(-1)))
                    throw part.Expected("a place for each text");
                return new SequenceTemplate(single[..first], pair.Count == 0 ? [] : pair[(pair.IndexOf(-1) + 1)..second], single[(first + 1)..]);
            default:
                throw part.Unsupported();
        }
    }

    private static int Id(JsonPart part) => part.Items().ToArray() is [_, var id] ? id.Integer : throw part.Expected("a token with its id");

    // -1 stands for a text.
    private static List<int> Ids(JsonPart part, string name)
    {
        var ids = new List<int>();
        foreach (var item in part[name].Items())
        {
            var special = item["SpecialToken"];
            if (special.IsNull)
                ids.Add(-1);
            else
                ids.AddRange(part["special_tokens"][special["id"].Text]["ids"].Items().Select(id => id.Integer));
        }

        return ids;
    }
}
