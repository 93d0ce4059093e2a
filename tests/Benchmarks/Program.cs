// Speeds of the managed engine, printed as medians; the README beside this file says how to read them.
//
//   dotnet run --project tests/Benchmarks -- step layers=4 width=128 heads=4 context=64 batch=16 vocab=512 steps=30 threads=2
//   dotnet run --project tests/Benchmarks -- matmul size=768 threads=2
//   dotnet run --project tests/Benchmarks -- packed size=768 rows=256 threads=2   a frozen layer in full and as NF4
//   dotnet run --project tests/Benchmarks -- peak
//   dotnet run --project tests/Benchmarks -- ntk examples=64 classes=2 length=16 layers=6 width=64 threads=2
//   dotnet run --project tests/Benchmarks -- store runs=10000 claims=40      the verbs plan and report over a large store
//   dotnet run --project tests/Benchmarks -- clusters points=2000 dimensions=128 labels=17 spread=2   DirectProbe on hard points
//   dotnet run --project tests/Benchmarks -- rounding seeds=2                how far rounding alone carries a locality gradient

using System.Globalization;
using Benchmarks;

if (args is ["verb", var root, var verb, var claims, var runs])
{
    return LargeStore.Verb(root, verb, int.Parse(claims, CultureInfo.InvariantCulture), int.Parse(runs, CultureInfo.InvariantCulture));
}

var settings = args.Skip(1).Select(a => a.Split('=')).ToDictionary(a => a[0], a => int.Parse(a[1], CultureInfo.InvariantCulture));
switch (args.FirstOrDefault())
{
    case "step":
        TrainingStep.Run(settings);
        return 0;
    case "matmul":
        MatrixProduct.Run(settings);
        return 0;
    case "packed":
        PackedProduct.Run(settings);
        return 0;
    case "peak":
        FusedMultiplyAddPeak.Run();
        return 0;
    case "ntk":
        TangentJacobian.Run(settings);
        return 0;
    case "store":
        LargeStore.Run(settings);
        return 0;
    case "clusters":
        ClusterProbe.Run(settings);
        return 0;
    case "rounding":
        RoundingDrift.Run(settings);
        return 0;
    default:
        Console.Error.WriteLine("usage: step [layers=4] [width=128] [heads=4] [context=64] [batch=16] [vocab=512] [steps=30] [threads=2] | matmul [size=768] [threads=2] | packed [size=768] [rows=256] [threads=2] | peak | ntk [examples=64] [classes=2] [length=16] [layers=6] [width=64] [first=0] [rounds=5] [naive=1] [threads=2] | store [runs=10000] [claims=40] | clusters [points=1000] [dimensions=128] [labels=17] [spread=20] | rounding [seeds=2] [threads=1]");
        return 2;
}
