namespace Replication.Data.Tokenizers;

/// <summary>A token that is found in the text as it stands, before anything is split or merged.</summary>
/// <param name="Content">Its text.</param>
/// <param name="Id">Its id.</param>
/// <param name="StripLeft">It takes the white space before it along.</param>
/// <param name="StripRight">It takes the white space after it along.</param>
/// <param name="Normalized">It is looked for after the text has been normalised, not before.</param>
internal sealed record AddedToken(string Content, int Id, bool StripLeft = false, bool StripRight = false, bool Normalized = false);
