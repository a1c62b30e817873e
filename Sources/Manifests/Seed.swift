enum ManifestsSeed {}
