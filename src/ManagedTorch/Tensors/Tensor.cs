using TorchSharp.Memory;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A handle on a tensor. Disposing it lets go of the bytes as soon as no view and no graph needs them;
    /// a handle that is forgotten costs nothing but the pooling of its buffer.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private static long _live;
        private static long _peak;
        private TensorImpl? _impl;

        internal Tensor(TensorImpl impl, bool track = true)
        {
            _impl = impl;
            var live = Interlocked.Increment(ref _live);
            if (live > Interlocked.Read(ref _peak))
                Interlocked.Exchange(ref _peak, live);
            if (track)
                DisposeScopeManager.Current?.Add(this);
        }

        /// <summary>Handles that are not disposed.</summary>
        public static long TotalCount => Interlocked.Read(ref _live);

        public static long PeakCount => Interlocked.Read(ref _peak);

        internal TensorImpl Impl => _impl ?? throw new ObjectDisposedException(nameof(Tensor), "The tensor was disposed; move it out of its scope (MoveToOuterDisposeScope) to use it longer.");

        /// <summary>The scope that will dispose this handle.</summary>
        internal DisposeScope? Owner { get; set; }

        public bool IsInvalid => _impl is null;

        public ScalarType dtype => Impl.Dtype;

        public Device device => CPU;

        public DeviceType device_type => DeviceType.CPU;

        public long[] shape => Impl.Shape;

        public long Dimensions => Impl.Shape.Length;

        public long ndim => Impl.Shape.Length;

        public long NumberOfElements => Impl.Count;

        public long ElementSize => Dtypes.Size(dtype);

        public long dim() => ndim;

        public long numel() => Impl.Count;

        public long[] size() => Impl.Shape;

        public long size(int dim) => Impl.Shape[Shapes.Dimension(dim, Impl.Shape.Length, "size")];

        public long[] stride() => Impl.Strides;

        public long stride(int dim) => Impl.Strides[Shapes.Dimension(dim, Impl.Shape.Length, "stride")];

        public long storage_offset() => Impl.Offset;

        public bool is_contiguous() => Impl.IsContiguous;

        public bool is_integral() => dtype is ScalarType.Int64 or ScalarType.Byte;

        public bool is_cpu() => true;

        public long element_size() => ElementSize;

        public bool is_floating_point() => Dtypes.IsFloating(dtype);

        public Tensor MoveToOuterDisposeScope() => Owner is { } owner ? owner.MoveToOuter(this) : this;

        public Tensor DetachFromDisposeScope() => Owner is { } owner ? owner.Detach(this) : this;

        public override string ToString() => IsInvalid ? "disposed tensor" : $"{Shapes.Text(shape)}, type = {dtype}, device = {device}";

        public void Dispose()
        {
            GC.SuppressFinalize(this);
            Dispose(true);
        }

        protected virtual void Dispose(bool disposing)
        {
            if (Interlocked.Exchange(ref _impl, null) is not { } impl)
                return;
            Interlocked.Decrement(ref _live);
            Owner?.MarkAsDisposed(this);
            Owner = null;
            impl.Release();
        }

        /// <summary>A handle that no scope owns; takes over one hold on the tensor.</summary>
        internal static Tensor Wrap(TensorImpl impl) => new(impl, track: false);

        /// <summary>A second, untracked handle on the same tensor.</summary>
        internal Tensor Share()
        {
            Impl.Retain();
            return Wrap(Impl);
        }
    }
}
