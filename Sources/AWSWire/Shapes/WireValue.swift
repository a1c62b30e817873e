package import struct Foundation.Date

/// What a request or response says, free of any protocol: the meeting point of codecs and generated shapes.
///
/// A codec reads bytes into a `WireValue` under the guidance of a `Shape`, constraints are checked on it, and the
/// generated structures are made from it; a response goes the other way.
package enum WireValue: Sendable, Hashable {
    case boolean(Bool)
    case integer(Int)
    case double(Double)
    case string(String)
    case timestamp(Date)
    case blob([UInt8])
    case list([WireValue])
    case map([String: WireValue])
    /// One slot per member, in the order of the structure's shape; nil where the member is absent.
    case structure([WireValue?])
}
