namespace Replication.Linearization;

/// <summary>Which attention matrices get adapters.</summary>
/// <param name="Matrices">Letters of query, key and value: <c>qv</c>.</param>
/// <param name="Layers">Places of the layers from 0 to 3, with hyphens between: <c>0-1-3</c>. A tier says which blocks stand there.</param>
internal sealed record LayerSet(string Matrices, string Layers)
{
    /// <summary>First, middle and last of four places, as the paper's {0, 5, 11} are of twelve: every choice among them.</summary>
    private static readonly string[] Subsets = ["0", "1", "3", "0-1", "0-3", "1-3", "0-1-3"];

    /// <summary>The paper's two kinds of matrices over all subsets of its layers.</summary>
    public static IReadOnlyList<LayerSet> Grid { get; } =
        [.. from matrices in new[] { "qv", "k" } from layers in Subsets select new LayerSet(matrices, layers)];

    /// <summary>All that a kernel may be asked about.</summary>
    public static LayerSet All { get; } = new("qkv", "0-1-2-3");

    /// <summary>The set that the sweep over λ trains by Adam: the paper's, in full.</summary>
    public static LayerSet Sweep { get; } = new("qv", "0-1-3");

    /// <summary>The set that full-batch descent trains.</summary>
    public static LayerSet Descent { get; } = new("qkv", "0-1-3");

    public string Name => $"{Matrices}.{Layers}";

    public string Label => $"{Matrices} of {Layers}";

    /// <summary>Whole names of the adapted layers.</summary>
    public IReadOnlyList<string> TargetsIn(LinearizationSizes sizes) =>
        [.. from place in Layers.Split('-') from matrix in Matrices select $"roberta.encoder.layer.{sizes.Blocks[place[0] - '0']}.attention.self.{Word(matrix)}"];

    /// <summary>Whether a parameter belongs to one of the set's adapters.</summary>
    public Func<string, bool> HeldIn(LinearizationSizes sizes)
    {
        var targets = TargetsIn(sizes);
        return parameter => targets.Any(target => parameter.StartsWith(target + ".", StringComparison.Ordinal));
    }

    /// <summary>Query and value of every two of the four layers: what a budget of two layers may be spent on.</summary>
    public static IReadOnlyList<LayerSet> Pairs { get; } =
        [.. new[] { "0-1", "0-2", "0-3", "1-2", "1-3", "2-3" }.Select(layers => new LayerSet("qv", layers))];

    private static string Word(char matrix) => matrix switch
    {
        'q' => "query",
        'k' => "key",
        'v' => "value",
        _ => throw new ArgumentException($"'{matrix}' is none of the letters q, k and v."),
    };
}
