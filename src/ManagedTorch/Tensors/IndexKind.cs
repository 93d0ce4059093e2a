namespace TorchSharp;

internal enum IndexKind
{
    Slice,
    Single,
    None,
    Ellipsis,
    Bool,
    Tensor,
}
