namespace Replication.Data.Corpora;

/// <summary>Tasks of GLUE (Wang et al. 2018) by the layout of their *.tsv files.</summary>
public enum GlueTask
{
    Cola,
    Sst2,
    Mrpc,
    Stsb,
    Qqp,
    Mnli,
    Qnli,
    Rte,
    Wnli,
}
