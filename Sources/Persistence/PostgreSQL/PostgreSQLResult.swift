import CPostgres

/// A result of libpq, freed with its last reference.
final class PostgreSQLResult {
    private let handle: OpaquePointer

    init(_ handle: OpaquePointer) { self.handle = handle }

    deinit { PQclear(handle) }

    var isSuccess: Bool {
        switch PQresultStatus(handle) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE, PGRES_EMPTY_QUERY: true
        default: false
        }
    }

    /// The five characters of SQLSTATE, for a failure.
    var state: String? {
        PQresultErrorField(handle, 67).map { String(cString: $0) }  // PG_DIAG_SQLSTATE is the character 'C'
    }

    var message: String { String(cString: PQresultErrorMessage(handle)) }

    var changedRows: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }

    var rowCount: Int { Int(PQntuples(handle)) }

    var columns: SQLColumns {
        SQLColumns((0..<PQnfields(handle)).map { String(cString: PQfname(handle, $0)) })
    }

    func row(_ index: Int, _ columns: SQLColumns) -> SQLRow {
        let row = Int32(index)
        return SQLRow(columns: columns, values: (0..<PQnfields(handle)).map { value(row, $0) })
    }

    private func value(_ row: Int32, _ column: Int32) -> SQLValue {
        guard PQgetisnull(handle, row, column) == 0, let start = PQgetvalue(handle, row, column) else { return .null }
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(handle, row, column)))
        let type = PQftype(handle, column)
        if type == TypeID.bytes { return .blob(Self.decodeHexadecimal(bytes)) }
        let text = String(decoding: bytes, as: UTF8.self)
        switch type {
        case TypeID.boolean: return .bool(text == "t")
        case TypeID.int8, TypeID.int4, TypeID.int2: return Int64(text).map(SQLValue.integer) ?? .text(text)
        case TypeID.float8, TypeID.float4: return Double(text).map(SQLValue.real) ?? .text(text)
        // SUM over integers is numeric: an integer when it has no fraction, as in SQLite.
        case TypeID.numeric: return Int64(text).map(SQLValue.integer) ?? Double(text).map(SQLValue.real) ?? .text(text)
        default: return .text(text)
        }
    }

    /// `bytea` in its default output form: `\x` and two hexadecimal digits a byte.
    private static func decodeHexadecimal(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count / 2)
        var index = 2
        while index + 1 < bytes.count {
            decoded.append(nibble(bytes[index]) << 4 | nibble(bytes[index + 1]))
            index += 2
        }
        return decoded
    }

    private static func nibble(_ digit: UInt8) -> UInt8 {
        digit <= UInt8(ascii: "9") ? digit &- UInt8(ascii: "0") : digit &- UInt8(ascii: "a") &+ 10
    }

    /// Object ids of the built-in types (pg_type.dat of PostgreSQL).
    private enum TypeID {
        static let boolean: Oid = 16
        static let bytes: Oid = 17
        static let int8: Oid = 20
        static let int2: Oid = 21
        static let int4: Oid = 23
        static let float4: Oid = 700
        static let float8: Oid = 701
        static let numeric: Oid = 1700
    }
}
