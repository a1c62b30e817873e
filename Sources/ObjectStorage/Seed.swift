enum ObjectStorageSeed {}
