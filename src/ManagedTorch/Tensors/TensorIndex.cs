namespace TorchSharp;

public static partial class torch
{
    /// <summary>One place of an index expression: a number, a range, a new dimension, all that is left, or a tensor of indices.</summary>
    public readonly struct TensorIndex
    {
        public static TensorIndex Ellipsis = new(IndexKind.Ellipsis);
        public static TensorIndex None = new(IndexKind.None);
        public static TensorIndex Null = new(IndexKind.None);
        public static TensorIndex Colon = Slice();

        private TensorIndex(IndexKind kind, long? start = null, long? stop = null, long? step = null, Tensor? tensor = null)
        {
            Kind = kind;
            Start = start;
            Stop = stop;
            Step = step;
            Indices = tensor;
        }

        internal IndexKind Kind { get; }

        internal long? Start { get; }

        internal long? Stop { get; }

        internal long? Step { get; }

        internal Tensor? Indices { get; }

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) => new(IndexKind.Slice, start, stop, step);

        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        public static TensorIndex Slice(Range range) => Slice(From(range.Start), range.End.IsFromEnd && range.End.Value == 0 ? null : From(range.End));

        public static TensorIndex Bool(bool value) => new(IndexKind.Bool, value ? 1 : 0);

        public static TensorIndex Single(long? index) => index is null ? None : new TensorIndex(IndexKind.Single, index);

        public static TensorIndex Tensor(Tensor tensor) => new(IndexKind.Tensor, tensor: tensor);

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex(Index index) => Single(From(index));

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        private static long From(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
