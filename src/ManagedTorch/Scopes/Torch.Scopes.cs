using TorchSharp.Autograd;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Opens a scope: tensors created on this thread until it is disposed are disposed with it.</summary>
    public static DisposeScope NewDisposeScope() => new();

    /// <summary>Until disposed, operations on this thread record no graph.</summary>
    public static IDisposable no_grad() => new GradMode.Switch(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode.Switch(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode.Switch(mode);

    public static IDisposable inference_mode(bool mode = true) => new GradMode.Switch(!mode);

    public static bool is_grad_enabled() => GradMode.Enabled;

    /// <summary>Number of threads that one operation may use. It changes the speed, never a bit of the result.</summary>
    public static void set_num_threads(int num) => Compute.Workers.Threads = num;

    public static int get_num_threads() => Compute.Workers.Threads;
}
