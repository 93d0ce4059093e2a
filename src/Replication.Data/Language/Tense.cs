namespace Replication.Data.Language;

internal enum Tense { Present, Past }
