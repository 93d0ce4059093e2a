namespace TorchSharp;

public static partial class torch
{
    public static Device CPU = new(DeviceType.CPU);

    public static Device device(string description) => new(description);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    /// <summary>A place where tensors live.</summary>
    public class Device
    {
        public Device(DeviceType deviceType, int index = -1)
        {
            if (deviceType != DeviceType.CPU)
                throw new NotSupportedException($"The managed engine runs on the CPU; device '{deviceType}' needs a build with -p:Engine=torchsharp-cuda.");
            type = deviceType;
            this.index = index;
        }

        public Device(string description)
            : this(Enum.TryParse<DeviceType>(description.Split(':')[0], ignoreCase: true, out var parsed)
                ? parsed
                : throw new ArgumentException($"'{description}' is not a device; use 'cpu' or 'cuda:0'.", nameof(description)))
        {
        }

        public DeviceType type { get; }

        public int index { get; }

        public override string ToString() => type.ToString().ToLowerInvariant();

        public static implicit operator Device(string description) => new(description);
    }
}
