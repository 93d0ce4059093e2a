namespace TorchSharp.Compute;

/// <summary>
/// Spreads independent pieces of work over threads. How the work is cut never depends on the number of
/// threads, and no two pieces write the same element, so neither does any result.
/// </summary>
internal static class Workers
{
    private const long PieceWork = 50_000;

    private static readonly Lock Gate = new();
    private static readonly SemaphoreSlim Wake = new(0);
    private static volatile Job? _current;
    private static int _started;
    private static volatile int _threads = Environment.ProcessorCount;

    public static int Threads
    {
        get => _threads;
        set => _threads = Math.Max(1, value);
    }

    /// <summary>Calls <paramref name="body"/> once for every piece; returns when all are done.</summary>
    public static void For(int pieces, Action<int> body)
    {
        // A caller that finds the pool busy does its own work: two runs side by side never wait for each other.
        if (pieces <= 1 || _threads == 1 || !Gate.TryEnter())
        {
            for (var i = 0; i < pieces; i++)
                body(i);
            return;
        }

        try
        {
            var helpers = Math.Min(_threads, pieces) - 1;
            Start(helpers);
            var job = new Job(body, pieces);
            _current = job;
            Wake.Release(helpers);
            job.Help();
            job.Wait();
            _current = null;
            if (job.Error is { } error)
                throw new InvalidOperationException(error.Message, error);
        }
        finally
        {
            Gate.Exit();
        }
    }

    /// <summary>Calls <paramref name="body"/> for ranges of items that together are worth a thread's while.</summary>
    /// <param name="items">How many items there are.</param>
    /// <param name="work">Multiply-adds of one item.</param>
    /// <param name="body">The first item of a range, and the one after its last.</param>
    public static void Together(long items, long work, Action<long, long> body)
    {
        var count = Math.Clamp(PieceWork / Math.Max(1, work), 1, Math.Max(1, items));
        For((int)((items + count - 1) / count), piece => body(piece * count, Math.Min(items, (piece + 1) * count)));
    }

    private static void Start(int helpers)
    {
        for (; _started < helpers; _started++)
            new Thread(Serve) { IsBackground = true, Name = $"ManagedTorch worker {_started + 1}" }.Start();
    }

    private static void Serve()
    {
        var spin = new SpinWait();
        while (true)
        {
            if (!Wake.Wait(0))
            {
                if (spin.Count < 200)
                {
                    spin.SpinOnce(sleep1Threshold: -1);
                    continue;
                }

                Wake.Wait();
            }

            spin.Reset();
            _current?.Help();
        }
    }

    private sealed class Job(Action<int> body, int pieces)
    {
        private int _next;
        private int _done;

        public Exception? Error { get; private set; }

        public void Help()
        {
            while (true)
            {
                var piece = Interlocked.Increment(ref _next) - 1;
                if (piece >= pieces)
                    return;
                try
                {
                    body(piece);
                }
                catch (Exception error)
                {
                    Error ??= error;
                }

                Interlocked.Increment(ref _done);
            }
        }

        public void Wait()
        {
            var spin = new SpinWait();
            while (Volatile.Read(ref _done) < pieces)
                spin.SpinOnce(sleep1Threshold: -1);
        }
    }
}
