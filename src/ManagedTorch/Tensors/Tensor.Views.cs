using TorchSharp.Functions;
using TorchSharp.Memory;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The matrix transposed.</summary>
        public Tensor T => Views.Permute(this, [.. Enumerable.Range(0, (int)ndim).Reverse().Select(d => (long)d)]);

        public Tensor mT => Views.Transpose(this, -2, -1);

        public Tensor alias() => Again();

        public Tensor view(params long[] shape) => Views.Reshape(this, shape, mayCopy: false, "view");

        public Tensor view_as(Tensor other) => view(other.shape);

        public Tensor reshape(params long[] shape) => Views.Reshape(this, shape, mayCopy: true, "reshape");

        public Tensor flatten(long start_dim = 0, long end_dim = -1)
        {
            var first = Shapes.Dimension(start_dim, shape.Length, "flatten");
            var last = Shapes.Dimension(end_dim, shape.Length, "flatten");
            return reshape([.. shape[..first], -1, .. (shape.Length == 0 ? [] : shape[(last + 1)..])]);
        }

        public Tensor permute(params long[] permutation) => Views.Permute(this, permutation);

        public Tensor transpose(long dim0, long dim1) => Views.Transpose(this, dim0, dim1);

        public Tensor t() => ndim < 2 ? Again() : Views.Transpose(this, 0, 1);

        public Tensor unsqueeze(long dim) => Views.Unsqueeze(this, dim);

        public Tensor squeeze(long? dim = null) => Views.Squeeze(this, dim);

        public Tensor expand(params long[] sizes) => Views.Expand(this, sizes);

        public Tensor expand_as(Tensor other) => Views.Expand(this, other.shape);

        public Tensor narrow(long dim, long start, long length)
        {
            var d = Shapes.Dimension(dim, shape.Length, "narrow");
            if (start < 0 || length < 0 || start + length > shape[d])
                throw new ArgumentOutOfRangeException(nameof(start), $"narrow: {length} elements from {start} do not lie within dimension {d} of shape {Shapes.Text(shape)}.");
            return Views.Slice(this, dim, start, start + length, 1);
        }

        public Tensor slice(long dim, long start, long finish, long step) => Views.Slice(this, dim, start, finish, step);

        public Tensor select(long dim, long index)
        {
            var d = Shapes.Dimension(dim, shape.Length, "select");
            var i = index < 0 ? index + shape[d] : index;
            if (i < 0 || i >= shape[d])
                throw new IndexOutOfRangeException($"select: index {index} is outside dimension {d} of shape {Shapes.Text(shape)}.");
            using var one = Views.Slice(this, d, i, i + 1, 1);
            return one.squeeze(d);
        }

        public Tensor[] split(long size, int dim = 0)
        {
            var total = shape[Shapes.Dimension(dim, shape.Length, "split")];
            var sizes = new List<long>();
            for (var first = 0L; first < total; first += size)
                sizes.Add(Math.Min(size, total - first));
            return Views.Split(this, [.. sizes], dim);
        }

        public Tensor[] split(long[] sizes, long dim = 0) => Views.Split(this, sizes, dim);

        public Tensor[] chunk(long chunks, long dim = 0)
        {
            var total = shape[Shapes.Dimension(dim, shape.Length, "chunk")];
            return split(Math.Max(1, (total + chunks - 1) / chunks), (int)dim);
        }

        public Tensor[] unbind(long dimension = 0)
        {
            var d = Shapes.Dimension(dimension, shape.Length, "unbind");
            var parts = split(1, d);
            var result = new Tensor[parts.Length];
            for (var i = 0; i < parts.Length; i++)
            {
                using var part = parts[i];
                result[i] = part.squeeze(d);
            }

            return result;
        }

        /// <summary>This tensor in row-major order: itself where it already is, else a copy.</summary>
        public Tensor contiguous()
        {
            if (is_contiguous())
                return Again();
            return clone();
        }

        public Tensor clone()
        {
            var copy = Copying.Contiguous(this);
            DisposeScopeManager.Current?.Add(copy);
            return !Autograd.Graph.Records(this) ? copy : Autograd.Graph.Record(
                "clone", copy, [this], [], static (_, grads, into) => into[0] = grads[0]!.Share(), composite: true);
        }

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            var result = dtype == type ? copy ? clone() : Again() : Cast(type);
            if (disposeAfter)
                Dispose();
            return result;
        }

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(dtype, copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(type, copy, disposeAfter, non_blocking);

        public Tensor to(Tensor other, bool non_blocking = false) => to(other.dtype);

        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(type, copy, disposeAfter, non_blocking);

        public Tensor type(ScalarType dtype) => to(dtype);

        public Tensor type_as(Tensor tensor) => to(tensor.dtype);

        public Tensor cpu() => Again();

        public Tensor @float() => to(ScalarType.Float32);

        public Tensor @double() => to(ScalarType.Float64);

        public Tensor @long() => to(ScalarType.Int64);

        public Tensor @bool() => to(ScalarType.Bool);

        private Tensor Again()
        {
            Impl.Retain();
            return new Tensor(Impl);
        }

        private Tensor Cast(ScalarType type)
        {
            var result = Copying.Cast(this, type);
            DisposeScopeManager.Current?.Add(result);
            if (!Dtypes.IsFloating(type) || !Autograd.Graph.Records(this))
                return result;
            return Autograd.Graph.Record("to", result, [this], [], static (node, grads, into) =>
                into[0] = grads[0]!.to((ScalarType)node.State!), dtype, composite: true);
        }
    }
}
