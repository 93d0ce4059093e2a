namespace Replication.Core.Claims;

/// <summary>A published model or corpus that the project does not bring.</summary>
/// <param name="Name">Name under which it is published: <c>openai-community/gpt2</c>.</param>
/// <param name="Path">File or folder below the models or the data folder.</param>
public sealed record Resource(string Name, string Path);
