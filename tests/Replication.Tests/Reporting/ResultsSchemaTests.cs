using System.Text.Json.Nodes;
using Replication.Core.Reports;
using Replication.Core.Snapshots;
using Replication.Reporting.Results;
using Replication.Statistics;

namespace Replication.Tests.Reporting;

public class ResultsSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(ResultsSchema.Text)!;

    private static readonly SuiteReport Suite = Samples.Suite(
        [
            .. Enum.GetValues<Verdict>().Select(v => Samples.Claim($"paper/{v.ToString().ToLowerInvariant()}", verdict: v)),
            Samples.Claim("paper/nan", double.NaN),
            Samples.Claim("paper/infinite", double.PositiveInfinity) with { Snapshot = SnapshotState.Differs },
            new ClaimReport(Samples.Card("paper/missing") with { Published = null }, null, SnapshotState.New, [], ["seed 3"]),
        ]);

    [Test]
    public void Written_results_conform() => Assert.That(Violations(Written()), Is.Empty);

    [TestCase("tier", "\"huge\"", "$.tier is none of")]
    [TestCase("format", "2", "$.format is not 1")]
    [TestCase("claims", "[{}]", "$.claims[0].id is missing")]
    [TestCase("more", "1", "$.more is unknown")]
    public void What_is_not_such_a_file_is_refused(string field, string json, string reason)
    {
        var results = Written();
        results[field] = JsonNode.Parse(json);
        Assert.That(Violations(results), Has.Some.StartsWith(reason));
    }

    [Test]
    public void Every_field_has_a_sentence()
    {
        var objects = Schema["$defs"]!.AsObject().Select(d => d.Value!).Append(Schema).Where(d => d["properties"] is not null);
        var fields = objects.SelectMany(d => d["properties"]!.AsObject()).ToArray();
        Assert.That(fields, Has.Length.GreaterThan(30));
        Assert.That(fields.Where(f => f.Value!["description"]?.GetValue<string>().EndsWith('.') != true).Select(f => f.Key), Is.Empty);
    }

    private static JsonNode Written() => JsonNode.Parse(Samples.Json(Suite))!;

    private static string[] Violations(JsonNode results) => [.. new SchemaCheck(Schema).Violations(results)];
}
