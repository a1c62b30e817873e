import CCurl
import JWTKit
import CryptoExtras

enum WorkforceSeed {}
