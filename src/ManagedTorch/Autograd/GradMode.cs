namespace TorchSharp.Autograd;

/// <summary>Whether operations on this thread record a graph.</summary>
internal static class GradMode
{
    [ThreadStatic]
    private static bool _disabled;

    public static bool Enabled => !_disabled;

    internal sealed class Switch : IDisposable
    {
        private readonly bool _before = _disabled;

        public Switch(bool enabled) => _disabled = !enabled;

        public void Dispose() => _disabled = _before;
    }
}
