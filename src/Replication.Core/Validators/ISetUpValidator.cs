namespace Replication.Core.Validators;

/// <summary>Looks at the set-up before anything is spent on it.</summary>
public interface ISetUpValidator
{
    /// <summary>Why no run may start, in one sentence with what to do; null where all is well.</summary>
    string? Refusal();
}
