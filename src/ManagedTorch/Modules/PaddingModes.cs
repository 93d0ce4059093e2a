namespace TorchSharp;

/// <summary>What lies beyond the ends of a padded tensor. The managed engine pads with zeros.</summary>
public enum PaddingModes
{
    Zeros = 0,
    Reflect = 1,
    Replicate = 2,
    Circular = 3,
    Constant = 4,
}
