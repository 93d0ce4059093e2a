namespace Replication.Models.Checkpoints;

/// <summary>Checkpoints in formats that are not read, and what to do with them.</summary>
internal static class OtherFormats
{
    private static readonly string[] Extensions = [".bin", ".ckpt", ".gguf", ".h5", ".msgpack", ".pt", ".pth", ".zip"];

    /// <exception cref="CheckpointException">The file's name says that it is no safetensors file.</exception>
    public static void Refuse(string path)
    {
        if (File.Exists(path) && Extensions.Contains(Path.GetExtension(path).ToLowerInvariant()))
            throw new CheckpointException($"{path}: only safetensors are read; convert the file to model.safetensors, with a config.json beside it.");
    }

    /// <summary>The sentence for a folder that lacks a file, naming a checkpoint of another format where one lies there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="lack">What it lacks, such as <c>no config.json</c>.</param>
    /// <param name="remark">What else the reader should know, to follow a semicolon.</param>
    public static CheckpointException Missing(string folder, string lack, string? remark = null)
    {
        var other = Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)!)
            .Where(f => Extensions.Contains(Path.GetExtension(f).ToLowerInvariant())).Order(StringComparer.Ordinal).FirstOrDefault();
        return new CheckpointException($"{folder}: holds {lack}" + (other is null
            ? ""
            : $", but {other}, and only safetensors are read: convert it to model.safetensors, with a config.json beside it") + (remark is null ? "." : $"; {remark}."));
    }
}
