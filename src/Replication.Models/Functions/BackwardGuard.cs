using System.Runtime.ExceptionServices;
using static TorchSharp.torch;

namespace Replication.Models.Functions;

/// <summary>
/// A backward pass whose hand-written gradients may run out of memory. TorchSharp calls those from native code, through which no
/// exception passes: the process would end. Here the first is kept, and thrown once the pass is over.
/// </summary>
public sealed class BackwardGuard
{
    [ThreadStatic]
    private static BackwardGuard? _ofThread;

    private bool _isOn;
    private Exception? _failure;

    private BackwardGuard()
    {
    }

    /// <summary>The guard of the thread that runs a forward pass. On a GPU, the gradients are asked for on a thread of the engine's.</summary>
    internal static BackwardGuard OfThread => _ofThread ??= new();

    /// <summary>Runs the backward pass of a loss that this thread computed. Where it throws, the gradients are worthless.</summary>
    public static void Backward(Tensor loss)
    {
        var guard = OfThread;
        (guard._isOn, guard._failure) = (true, null);
        try
        {
            loss.backward();
        }
        finally
        {
            guard._isOn = false;
        }

        if (guard._failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>A gradient. In a guarded pass that has failed: something of its shape, so that the pass comes to its end.</summary>
    internal T Gradient<T>(Func<T> gradient, Func<T> substitute)
    {
        if (!_isOn)
            return gradient();
        if (_failure is null)
        {
            try
            {
                return gradient();
            }
            catch (Exception error)
            {
                _failure = error;
            }
        }

        return substitute();
    }
}
