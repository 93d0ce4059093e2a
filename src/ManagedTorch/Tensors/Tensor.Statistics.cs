using TorchSharp.Functions;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The largest element; equal ones share the gradient.</summary>
        public Tensor max() => Statistics.Extreme(this, [], false, largest: true);

        public Tensor min() => Statistics.Extreme(this, [], false, largest: false);

        public Tensor max(Tensor other) => maximum(other);

        public Tensor min(Tensor other) => minimum(other);

        /// <summary>The largest element of every line and its index; the gradient flows to that element alone.</summary>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Ordering.Extreme(this, dim, keepdim, largest: true);

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Ordering.Extreme(this, dim, keepdim, largest: false);

        public Tensor amax(params long[] dims) => Statistics.Extreme(this, dims, false, largest: true);

        public Tensor amin(params long[] dims) => Statistics.Extreme(this, dims, false, largest: false);

        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) => Statistics.Extreme(NoOut(@out, "amax"), dims, keepdim, largest: true);

        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) => Statistics.Extreme(NoOut(@out, "amin"), dims, keepdim, largest: false);

        public Tensor argmax()
        {
            using var flat = reshape(-1);
            return Ordering.ArgExtreme(flat, 0, false, largest: true);
        }

        public Tensor argmin()
        {
            using var flat = reshape(-1);
            return Ordering.ArgExtreme(flat, 0, false, largest: false);
        }

        public Tensor argmax(long dim, bool keepdim = false) => Ordering.ArgExtreme(this, dim, keepdim, largest: true);

        public Tensor argmin(long dim, bool keepdim = false) => Ordering.ArgExtreme(this, dim, keepdim, largest: false);

        /// <summary>Sorted values and their indices; equal elements keep their order whether asked to or not.</summary>
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Ordering.Sort(this, dim, descending, null, "sort");

        public Tensor argsort(long dim = -1, bool descending = false)
        {
            var (values, indices) = Ordering.Sort(this, dim, descending, null, "argsort");
            values.Dispose();
            return indices;
        }

        /// <summary>The k largest (or smallest) elements of every line, in order, and their indices.</summary>
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Ordering.Sort(this, dim, largest, k, "topk");

        public Tensor any() => Holds(ne(0), some: true, x => x.sum());

        public Tensor any(long dim, bool keepdim = false) => Holds(ne(0), some: true, x => x.sum(dim, keepdim));

        public Tensor all() => Holds(eq(0), some: false, x => x.sum());

        public Tensor all(long dim, bool keepdim = false) => Holds(eq(0), some: false, x => x.sum(dim, keepdim));

        public Tensor cumsum(long dim, ScalarType? type = null) => Cumulative.Sum(this, dim, type);

        public Tensor logsumexp(long dim, bool keepdim = false) => Statistics.LogSumExp(this, dim, keepdim);

        public Tensor var(bool unbiased = true) => Statistics.Variance(this, [], unbiased, false, null);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Statistics.Variance(this, [dim], unbiased, keepdim, type);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Statistics.Variance(this, dimensions, unbiased, keepdim, type);

        public Tensor std(bool unbiased = true) => Root(var(unbiased));

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Root(var(dim, unbiased, keepdim, type));

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Root(var(dimensions, unbiased, keepdim, type));

        public Tensor repeat(params long[] sizes) => Repeating.Repeat(this, sizes);

        public Tensor tile(long[] reps)
        {
            var missing = Math.Max(0, shape.Length - reps.Length);
            return Repeating.Repeat(this, [.. Enumerable.Repeat(1L, missing), .. reps]);
        }

        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) => Repeating.Interleave(this, repeats, dim);

        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) => Repeating.Interleave(this, repeats, dim);

        public Tensor flip(params long[] dims) => Repeating.Flip(this, dims);

        public Tensor roll(long shifts, long? dims = null) => Repeating.Roll(this, [shifts], dims is { } dim ? [dim] : []);

        public Tensor roll(long[] shifts, long[] dims) => Repeating.Roll(this, shifts, dims);

        public Tensor dot(Tensor target) => ndim == 1 && target.ndim == 1 && shape[0] == target.shape[0]
            ? matmul(target)
            : throw new InvalidOperationException($"dot: needs two vectors of one length; shapes are {Memory.Shapes.Text(shape)} and {Memory.Shapes.Text(target.shape)}.");

        public Tensor mv(Tensor target) => ndim == 2 && target.ndim == 1
            ? matmul(target)
            : throw new InvalidOperationException($"mv: needs a matrix and a vector; shapes are {Memory.Shapes.Text(shape)} and {Memory.Shapes.Text(target.shape)}.");

        public Tensor outer(Tensor vec2)
        {
            if (ndim != 1 || vec2.ndim != 1)
                throw new InvalidOperationException($"outer: needs two vectors; shapes are {Memory.Shapes.Text(shape)} and {Memory.Shapes.Text(vec2.shape)}.");
            using Tensor column = unsqueeze(1), row = vec2.unsqueeze(0);
            return column.mul(row);
        }

        /// <summary>beta·this + alpha·batch1·batch2.</summary>
        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1)
        {
            using var product = batch1.bmm(batch2);
            using var scaled = alpha == 1 ? product.alias() : product.mul(alpha);
            using var own = beta == 1 ? alias() : mul(beta);
            return own.add(scaled);
        }

        public Tensor trace()
        {
            using var line = diagonal();
            return line.sum();
        }

        public Tensor movedim(long[] source, long[] destination)
        {
            var rank = shape.Length;
            if (source.Length != destination.Length)
                throw new ArgumentException($"movedim: {source.Length} dimensions are moved to {destination.Length} places.");
            var order = new long[rank];
            Array.Fill(order, -1);
            for (var i = 0; i < source.Length; i++)
                order[Memory.Shapes.Dimension(destination[i], rank, "movedim")] = Memory.Shapes.Dimension(source[i], rank, "movedim");
            var left = new Queue<long>(Enumerable.Range(0, rank).Select(d => (long)d).Where(d => !order.Contains(d)));
            return permute([.. order.Select(d => d >= 0 ? d : left.Dequeue())]);
        }

        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);

        public Tensor unflatten(long dim, params long[] sizes)
        {
            var d = Memory.Shapes.Dimension(dim, shape.Length, "unflatten");
            return reshape([.. shape[..d], .. sizes, .. shape[(d + 1)..]]);
        }

        private Tensor NoOut(Tensor? result, string name) => result is null
            ? this
            : throw new NotSupportedException($"{name}: the managed engine makes a new tensor; it takes no 'out'.");

        // How many are true, and whether that is any or none.
        private static Tensor Holds(Tensor marked, bool some, Func<Tensor, Tensor> sum)
        {
            using (marked)
            {
                using var number = marked.to(ScalarType.Int64);
                using var total = sum(number);
                return some ? total.ne(0) : total.eq(0);
            }
        }

        private static Tensor Root(Tensor variance)
        {
            using (variance)
                return variance.sqrt();
        }
    }
}
