#!/usr/bin/env pwsh
# Runs all claims and writes the report; takes the options of the verb run.
dotnet run --project (Join-Path $PSScriptRoot 'src/Replication.Cli') -- run @args
exit $LASTEXITCODE
