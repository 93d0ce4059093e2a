namespace Replication.Data.Language;

/// <summary>Senses of prepositions, after SNACS (Schneider et al. 2018): the same set serves as role and as function.</summary>
public enum PrepositionSense
{
    Locus, Goal, Source, Time, Instrument, Companion, Gestalt, Topic, Beneficiary, Recipient, Manner, Agent,
}
