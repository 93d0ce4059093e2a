// Carries out a toy suite over a store, for tests that kill it, starve it or start it twice.
//
//   dotnet run --project tests/SuiteHost -- STORE [workers] [milliseconds a run]
//   dotnet run --project tests/SuiteHost -- replicate ROOT [arguments of the command…]
//
// The second form is the command itself in the clone at ROOT, with the toy suite as its only claim.
// Prints one line an event as it happens: "work KEY" when a run's work begins, "stored KEY" when its record lies in the
// store, and at the end one line a run with its numbers. Ends with 0, or with 2 and one sentence where the store fails.

using System.Globalization;
using Replication.Core.Runs;
using Replication.SuiteHost;

if (args is ["replicate", var root, .. var words])
{
    return ToyCommand.Run(root, words);
}

var workers = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 2;
var pause = TimeSpan.FromMilliseconds(args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 2);
SuiteRunner.BeforeWorkers = null; // There is no engine to tell.
var events = new EventLines(Console.Out);
try
{
    var runs = ToySuite.Runs(pause, events);
    var suite = new SuiteRunner(new RunStore(args[0], Console.Error.WriteLine), [], events, new SuiteOptions { Workers = workers }).Run(runs);
    foreach (var run in runs)
    {
        var outcome = suite.Runs[run].Outcome;
        events.Write(string.Create(CultureInfo.InvariantCulture, $"result {run.Spec.Label} {outcome.Scalars["value"]:R} {outcome.Hashes["artefact"]}"));
    }

    return 0;
}
catch (StoreException error)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}
