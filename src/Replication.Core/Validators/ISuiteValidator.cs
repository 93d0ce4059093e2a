using Replication.Core.Setup;

namespace Replication.Core.Validators;

/// <summary>Looks at a suite before anything is spent on it.</summary>
public interface ISuiteValidator
{
    /// <summary>Why the suite may not start, in one sentence with what to do; null where all is well.</summary>
    string? Refusal(SuiteSetUp suite);
}
