using System.Runtime.CompilerServices;
using TorchSharp.Functions;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => index(Singles(indices));
            set => index_put_(value, Singles(indices));
        }

        public Tensor index(params TensorIndex[] indices) => Subscripts.Get(this, indices);

        public Tensor index(params Tensor[] indices) => Subscripts.Get(this, OfTensors(indices));

        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, accumulate: false);

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, OfTensors(indices), accumulate: false);

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) => index_put_(value, OfTensors(indices), accumulate);

        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            Writable("index_put_");
            Subscripts.Put(this, indices, value, accumulate);
            return this;
        }

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var number = Pointwise.Of(value, this);
            return index_put_(number, indices, accumulate: false);
        }

        public Tensor gather(long dim, Tensor index) => Gathering.Gather(this, dim, index);

        public Tensor take_along_dim(Tensor indices, long dim) => Gathering.Gather(this, dim, indices);

        public Tensor scatter(long dim, Tensor index, Tensor src) => Gathering.Scatter(this, dim, index, src, add: false);

        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Gathering.Scatter(this, dim, index, src, add: true);

        public Tensor scatter_(long dim, Tensor index, Tensor src) => Overwrite("scatter_", x => x.scatter(dim, index, src));

        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Overwrite("scatter_add_", x => x.scatter_add(dim, index, src));

        /// <summary>Slice i of the source, times alpha, added to the slice that index i names.</summary>
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha)
        {
            var d = Memory.Shapes.Dimension(dim, shape.Length, "index_add");
            if (index.ndim > 1 || source.ndim != ndim || (ndim > 0 && index.numel() != source.shape[d]))
                throw new InvalidOperationException($"index_add: an index of shape {Memory.Shapes.Text(index.shape)} does not name the slices of a source of shape {Memory.Shapes.Text(source.shape)} along dimension {d}.");
            var along = new long[Math.Max(1, shape.Length)];
            Array.Fill(along, 1);
            along[d] = index.numel();
            using var line = index.reshape(along);
            using var full = line.expand(source.shape);
            using var scaled = source.mul(alpha);
            return Gathering.Scatter(this, d, full, scaled, add: true);
        }

        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Overwrite("index_add_", x => x.index_add(dim, index, source, alpha));

        /// <summary>The elements where the mask is true, in row-major order.</summary>
        public Tensor masked_select(Tensor mask)
        {
            var shape = Memory.Shapes.Broadcast(this.shape, mask.shape, "masked_select");
            using Tensor full = expand(shape), places = mask.expand(shape);
            return Subscripts.Get(full, [TensorIndex.Tensor(places)]);
        }

        /// <summary>[count, rank] positions of the elements that are not zero.</summary>
        public Tensor nonzero() => Nonzero.Run(this);

        public Tensor where(Tensor condition, Tensor y) => Selections.Where(condition, this, y);

        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1)
        {
            var (a, b) = (Memory.Shapes.Dimension(dim1, shape.Length, "diagonal"), Memory.Shapes.Dimension(dim2, shape.Length, "diagonal"));
            if (a == b || ndim < 2)
                throw new InvalidOperationException($"diagonal: needs two different dimensions of a tensor of shape {Memory.Shapes.Text(shape)}.");
            var size = Math.Max(0, Math.Min(shape[a] + Math.Min(offset, 0), shape[b] - Math.Max(offset, 0)));
            using var rows = arange(size);
            using var first = rows.add(Math.Max(0, -offset));
            using var second = rows.add(Math.Max(0, offset));
            long[] rest = [.. Enumerable.Range(0, shape.Length).Where(d => d != a && d != b).Select(d => (long)d)];
            using var moved = permute([a, b, .. rest]);
            using var line = Subscripts.Get(moved, [TensorIndex.Tensor(first), TensorIndex.Tensor(second)]);
            return line.permute([.. Enumerable.Range(1, rest.Length).Select(d => (long)d), 0]);
        }

        private static TensorIndex[] Singles(long[] indices) => [.. indices.Select(i => TensorIndex.Single(i))];

        private static TensorIndex[] OfTensors(Tensor[] indices) => [.. indices.Select(TensorIndex.Tensor)];
    }
}
