using Replication.Data.Corpora;

namespace Replication.Data.Sources;

public static partial class DataSources
{
    // Digests as Hugging Face's data sets, DataDeps and fastai publish them for the same archives.
    private static IEnumerable<DataSource> Archives()
    {
        foreach (var (task, archive, licence, sha256, rows, labels) in new[]
        {
            (GlueTask.Cola, "CoLA", Unstated, "f212fcd832b8f7b435fb991f101abf89f96b933ab400603bf198960dfc32cbff", 8_551 + 1_043 + 1_063, 2),
            (GlueTask.Sst2, "SST-2", Unstated, "d67e16fb55739c1b32cdce9877596db1c127dc322d93c082281f64057c16deaa", 67_349 + 872 + 1_821, 2),
            (GlueTask.Rte, "RTE", Unstated, "6bf86de103ecd335f3441bd43574d23fef87ecc695977a63b82d5efb206556ee", 2_490 + 277 + 3_000, 2),
            (GlueTask.Wnli, "WNLI", "CC BY 4.0", "ae0e8e4d16f4d46d4a0a566ec7ecceccfd3fbfaa4a7a4b4e02848c0f2561ac46", 635 + 71 + 146, 2),
        })
        {
            yield return Of($"glue-{archive.ToLowerInvariant()}", "linearisation: GLUE", licence, $"glue/{archive}.zip",
                $"https://dl.fbaipublicfiles.com/glue/data/{archive}.zip", sha256, ContentOf.Glue(task, rows, labels)) with { Folder = $"glue/{archive}" };
        }

        yield return Of("imdb", "linearisation: reviews", Unstated, "imdb/aclImdb_v1.tar.gz", "https://ai.stanford.edu/~amaas/data/sentiment/aclImdb_v1.tar.gz",
            "c40f74a18d3b61f90feba1e17730e0d38e8b97c05fde7008942e91923d1658fe", ContentOf.Imdb(50_000)) with { Folder = "imdb/aclImdb" };
        foreach (var (name, stars, sha256, rows, labels) in new[]
        {
            ("yelp-polarity", "polarity", "528f22e286cad085948acbc3bea7e58188416546b0e364d0ae4ca0ce666abe35", 560_000 + 38_000, 2),
            ("yelp-stars", "full", "56006b0a17a370f1e366504b1f2c3e3754e4a3dda17d3e718a885c552869a559", 650_000 + 50_000, 5),
        })
        {
            yield return Of(name, "linearisation: reviews", "Yelp's data set terms", $"yelp/yelp_review_{stars}_csv.tgz", $"https://s3.amazonaws.com/fast-ai-nlp/yelp_review_{stars}_csv.tgz",
                sha256, ContentOf.Yelp(rows, labels)) with { Folder = $"yelp/yelp_review_{stars}_csv" };
        }
    }
}
