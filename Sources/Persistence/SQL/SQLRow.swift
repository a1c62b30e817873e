/// One row of a result, read by column name.
///
/// A getter throws `DatabaseError.unexpectedColumn` when the column is missing, null (unless the getter is optional)
/// or of another type, so that a query and its reader cannot drift apart unnoticed.
package struct SQLRow: Sendable {
    let columns: SQLColumns
    let values: [SQLValue]

    package subscript(_ column: String) -> SQLValue? {
        columns.index(of: column).map { values[$0] }
    }

    package func string(_ column: String) throws(DatabaseError) -> String {
        guard case .text(let value) = self[column] else { throw mismatch(column, "text") }
        return value
    }

    package func int64(_ column: String) throws(DatabaseError) -> Int64 {
        guard case .integer(let value) = self[column] else { throw mismatch(column, "an integer") }
        return value
    }

    package func int(_ column: String) throws(DatabaseError) -> Int {
        Int(try int64(column))
    }

    package func bool(_ column: String) throws(DatabaseError) -> Bool {
        try int64(column) != 0
    }

    package func double(_ column: String) throws(DatabaseError) -> Double {
        switch self[column] {
        case .real(let value): value
        case .integer(let value): Double(value)
        default: throw mismatch(column, "a number")
        }
    }

    package func blob(_ column: String) throws(DatabaseError) -> [UInt8] {
        guard case .blob(let value) = self[column] else { throw mismatch(column, "bytes") }
        return value
    }

    package func optionalString(_ column: String) throws(DatabaseError) -> String? {
        self[column] == .null ? nil : try string(column)
    }

    package func optionalInt64(_ column: String) throws(DatabaseError) -> Int64? {
        self[column] == .null ? nil : try int64(column)
    }

    package func optionalDouble(_ column: String) throws(DatabaseError) -> Double? {
        self[column] == .null ? nil : try double(column)
    }

    package func optionalBlob(_ column: String) throws(DatabaseError) -> [UInt8]? {
        self[column] == .null ? nil : try blob(column)
    }

    private func mismatch(_ column: String, _ wanted: String) -> DatabaseError {
        .unexpectedColumn("column \(column) should hold \(wanted), but holds \(self[column].map { "\($0)" } ?? "nothing")")
    }
}

/// The column names of a result, shared by its rows.
final class SQLColumns: Sendable {
    private let indexes: [String: Int]

    init(_ names: [String]) {
        indexes = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func index(of name: String) -> Int? { indexes[name] }
}
