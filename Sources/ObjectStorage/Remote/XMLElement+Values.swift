import AWSWire

import struct Foundation.Date

extension XMLElement {
    /// The text of the child called `name`.
    func text(of name: String) -> String? { child(name)?.text }

    /// The number in the child called `name`; 0 when there is none.
    func number(of name: String) -> Int64 { text(of: name).flatMap { Int64($0) } ?? 0 }

    /// The time in the child called `name`; 1970 when there is none.
    func date(of name: String) -> Date {
        text(of: name).flatMap { AWSTime.parseISO8601($0) } ?? Date(timeIntervalSince1970: 0)
    }

    /// The entity tag in the child called `ETag`, without quotes.
    var etag: String { (text(of: "ETag") ?? "").filter { $0 != "\"" } }

    /// The checksum in the children; nil when there is none.
    var checksum: ObjectChecksum? {
        for algorithm in ChecksumAlgorithm.allCases {
            guard let value = text(of: "Checksum" + algorithm.rawValue) else { continue }
            return ObjectChecksum(algorithm: algorithm, value: value, stated: text(of: "ChecksumType"))
        }
        return nil
    }
}

extension ObjectChecksum {
    /// A checksum as an answer gives it; composite ones end in a number of parts.
    init(algorithm: Algorithm, value: String, stated kind: String?) {
        let guess: Kind = value.contains("-") ? .composite : .fullObject
        self.init(algorithm: algorithm, value: value, kind: kind.flatMap(Kind.init(rawValue:)) ?? guess)
    }
}
