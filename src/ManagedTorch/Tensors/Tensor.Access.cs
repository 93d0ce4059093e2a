using System.Runtime.CompilerServices;
using TorchSharp.Memory;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements, read and written in place.</summary>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            if (Dtypes.Of<T>() != dtype)
                throw new ArgumentException($"data: the tensor holds {dtype}, not {typeof(T).Name}.");
            return new TensorAccessor<T>(this);
        }

        /// <summary>The bytes of a contiguous tensor.</summary>
        public unsafe Span<byte> bytes
        {
            get
            {
                if (!is_contiguous())
                    throw new InvalidOperationException("bytes: the tensor is not contiguous; call contiguous() first.");
                return new Span<byte>(Impl.Data<byte>() - Impl.Offset + Impl.Offset * ElementSize, checked((int)(numel() * ElementSize)));
            }

            set
            {
                value.CopyTo(bytes);
                Impl.Storage.Version++;
            }
        }

        /// <summary>The only element.</summary>
        public unsafe T item<T>() where T : unmanaged
        {
            if (numel() != 1)
                throw new InvalidOperationException($"item: a tensor of shape {Shapes.Text(shape)} is not a single number.");
            if (Dtypes.Of<T>() != dtype)
                throw new ArgumentException($"item: the tensor holds {dtype}, not {typeof(T).Name}.");
            return *Impl.Data<T>();
        }

        public unsafe Scalar ToScalar()
        {
            if (numel() != 1)
                throw new InvalidOperationException($"ToScalar: a tensor of shape {Shapes.Text(shape)} is not a single number.");
            return dtype switch
            {
                ScalarType.Float32 => *Impl.Data<float>(),
                ScalarType.Float64 => *Impl.Data<double>(),
                ScalarType.Int64 => *Impl.Data<long>(),
                ScalarType.Byte => (int)*Impl.Data<byte>(),
                ScalarType.Bool => *Impl.Data<byte>() != 0,
                _ => throw Dtypes.Unsupported(dtype),
            };
        }
    }
}
