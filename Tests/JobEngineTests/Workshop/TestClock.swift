import LabelingDomain
import Synchronization

/// A clock that stands still until a test moves it.
final class TestClock: Sendable {
    private let time: Mutex<Int64>

    init(_ microseconds: Int64 = 1_609_181_998_321_000) {
        time = Mutex(microseconds)
    }

    var now: Timestamp { time.withLock { Timestamp(microseconds: $0) } }

    func advance(_ duration: Duration) {
        time.withLock { $0 += duration.wholeMicroseconds }
    }
}
