import Foundation
import LabelingDomain

extension Date {
    /// Whole microseconds since 1970, as the database keeps times.
    var microseconds: Int64 { Int64((timeIntervalSince1970 * 1e6).rounded()) }

    init(microseconds: Int64) {
        self.init(timeIntervalSince1970: Double(microseconds) / 1e6)
    }
}

extension Timestamp {
    init(_ date: Date) {
        self.init(microseconds: date.microseconds)
    }
}
