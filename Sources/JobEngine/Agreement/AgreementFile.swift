import Foundation
import LabelingDomain
import ObjectStorage
import Persistence

/// The JSON file of an `AgreementReport`.
enum AgreementFile {
    /// The most bytes that are read of one.
    static let maxBytes = 1 << 20

    static func encode(_ report: AgreementReport) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(report))
    }

    static func decode(_ bytes: [UInt8]) throws -> AgreementReport {
        try JSONDecoder().decode(AgreementReport.self, from: Data(bytes))
    }
}
