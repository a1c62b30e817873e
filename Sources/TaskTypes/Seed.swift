enum TaskTypesSeed {}
