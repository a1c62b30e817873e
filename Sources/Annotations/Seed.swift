enum AnnotationsSeed {}
