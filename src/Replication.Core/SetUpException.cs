namespace Replication.Core;

/// <summary>Something outside the program that its user has to mend. The message is one sentence that says what, where and how.</summary>
public class SetUpException(string message, Exception? cause = null) : Exception(message, cause);
