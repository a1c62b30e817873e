enum ConsolidationSeed {}
