namespace TorchSharp;

/// <summary>Keeps the stack of dispose scopes of each thread.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScope? _current;

    internal static DisposeScope? Current
    {
        get => _current;
        set => _current = value;
    }

    /// <summary>Until disposed, new tensors belong to no scope: the engine frees its own.</summary>
    internal static Suspension Suspend() => new(_current);

    internal readonly struct Suspension : IDisposable
    {
        private readonly DisposeScope? _suspended;

        public Suspension(DisposeScope? suspended)
        {
            _suspended = suspended;
            _current = null;
        }

        public void Dispose() => _current = _suspended;
    }
}
