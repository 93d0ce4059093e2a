namespace Replication.Data.Language;

/// <summary>The closed classes; these are English.</summary>
internal static class FunctionWords
{
    public static IReadOnlyList<string> All { get; } =
    [
        "the", "a", "an", "this", "these", "that", "those", "every", "each", "some", "many", "several", "few", "no", "all",
        "he", "she", "it", "they", "we", "you", "him", "her", "them", "us", "his", "its", "their", "our", "your",
        "himself", "herself", "itself", "themselves", "ourselves", "who", "which", "what", "where", "when", "why", "how",
        "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will", "can", "must", "should", "may",
        "and", "or", "but", "because", "although", "while", "if", "before", "after", "until", "unless", "not", "there", "then", "first", "next", "finally",
        "in", "on", "at", "near", "under", "to", "into", "toward", "from", "during", "with", "by", "of", "about", "over", "for", "through", "without",
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "very", "often", "never", "always", "soon", "again", "still", "also", "more", "than",
    ];
}
