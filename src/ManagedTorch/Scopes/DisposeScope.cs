namespace TorchSharp;

/// <summary>Disposes every tensor that was created while it was the thread's innermost scope, unless told to keep it.</summary>
public sealed class DisposeScope : IDisposable
{
    private readonly HashSet<IDisposable> _disposables = new(ReferenceEqualityComparer.Instance);
    private readonly DisposeScope? _outer;
    private bool _disposed;

    internal DisposeScope()
    {
        _outer = DisposeScopeManager.Current;
        DisposeScopeManager.Current = this;
    }

    public int DisposablesCount => _disposables.Count;

    public bool Contains(IDisposable disposable) => _disposables.Contains(disposable);

    public void Attach(IDisposable disposable) => Add(disposable);

    public void Attach(params IDisposable[] disposables)
    {
        foreach (var disposable in disposables)
            Add(disposable);
    }

    public T Detach<T>(T disposable) where T : IDisposable
    {
        Remove(disposable);
        return disposable;
    }

    public T MoveToOuter<T>(T disposable) where T : IDisposable
    {
        if (Remove(disposable))
            _outer?.Add(disposable);
        return disposable;
    }

    public T MoveToOther<T>(DisposeScope scope, T disposable) where T : IDisposable
    {
        if (Remove(disposable))
            scope?.Add(disposable);
        return disposable;
    }

    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        Remove(keep);
        DisposeEverything();
        Add(keep);
        return keep;
    }

    public void DisposeEverything()
    {
        // Disposing a tensor takes it out of the set, so the set is emptied first.
        var all = _disposables.ToArray();
        _disposables.Clear();
        foreach (var disposable in all)
            disposable.Dispose();
    }

    public void MarkAsDisposed(IDisposable disposable) => _disposables.Remove(disposable);

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        DisposeEverything();
        if (ReferenceEquals(DisposeScopeManager.Current, this))
            DisposeScopeManager.Current = _outer;
    }

    internal void Add(IDisposable disposable)
    {
        _disposables.Add(disposable);
        if (disposable is torch.Tensor tensor)
            tensor.Owner = this;
    }

    private bool Remove(IDisposable disposable)
    {
        if (disposable is torch.Tensor tensor && ReferenceEquals(tensor.Owner, this))
            tensor.Owner = null;
        return _disposables.Remove(disposable);
    }
}
