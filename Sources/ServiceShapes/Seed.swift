enum ServiceShapesSeed {}
