enum JobEngineSeed {}
