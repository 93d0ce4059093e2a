namespace TorchSharp;

/// <summary>A number that an operation combines with a tensor; it takes the tensor's element type.</summary>
public sealed class Scalar : IDisposable
{
    private readonly double _real;
    private readonly long _integer;

    private Scalar(double value)
    {
        _real = value;
        _integer = (long)value;
        Type = torch.ScalarType.Float64;
    }

    private Scalar(long value, torch.ScalarType type)
    {
        _real = value;
        _integer = value;
        Type = type;
    }

    public torch.ScalarType Type { get; }

    internal double Real => _real;

    internal long Integer => _integer;

    public static implicit operator Scalar(double value) => new(value);

    public static implicit operator Scalar(float value) => new(value);

    public static implicit operator Scalar(long value) => new(value, torch.ScalarType.Int64);

    public static implicit operator Scalar(int value) => new(value, torch.ScalarType.Int64);

    public static implicit operator Scalar(bool value) => new(value ? 1 : 0, torch.ScalarType.Bool);

    public void Dispose()
    {
    }
}
