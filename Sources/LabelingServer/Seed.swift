import AsyncHTTPClient
import Crypto
import Hummingbird
import HummingbirdCore
import Metrics
import ServiceLifecycle
import Yams

enum LabelingServerSeed {}
