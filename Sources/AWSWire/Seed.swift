enum AWSWireSeed {}
