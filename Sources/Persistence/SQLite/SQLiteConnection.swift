import Foundation
import GRDB

/// A GRDB connection seen as portable SQL.
struct SQLiteConnection: SQLConnection {
    let database: GRDB.Database

    func rows(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseError) -> [SQLRow] {
        try translating {
            var rows: [SQLRow] = []
            try scan(sql, arguments) { row in
                rows.append(row)
                return true
            }
            return rows
        }
    }

    func forEachRow(_ sql: String, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Bool) throws {
        do {
            try scan(sql, arguments, body)
        } catch let error as GRDB.DatabaseError {
            throw DatabaseError(error)
        }
    }

    @discardableResult
    func execute(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseError) -> Int {
        try translating {
            let statement = try database.cachedStatement(sql: sql)
            try statement.execute(arguments: StatementArguments(arguments.map(\.databaseValue)))
            return database.changesCount
        }
    }

    func executeScript(_ sql: String) throws(DatabaseError) {
        try translating { try database.execute(sql: sql) }
    }

    private func scan(_ sql: String, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Bool) throws {
        let statement = try database.cachedStatement(sql: sql)
        let columns = SQLColumns(statement.columnNames)
        let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(arguments.map(\.databaseValue)))
        while let row = try cursor.next() {
            let values: [SQLValue] = row.databaseValues.map { SQLValue($0) }
            guard try body(SQLRow(columns: columns, values: values)) else { return }
        }
    }

    private func translating<Value>(_ body: () throws -> Value) throws(DatabaseError) -> Value {
        do {
            return try body()
        } catch {
            throw DatabaseError(error)
        }
    }
}

extension SQLValue {
    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(number)
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .blob(Array(data))
        }
    }

    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        }
    }
}

extension DatabaseError {
    init(_ error: any Error) {
        guard let error = error as? GRDB.DatabaseError else {
            self = error as? DatabaseError ?? .failed(String(describing: error))
            return
        }
        let message = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: self = .constraint(.unique, message: message)
        case .SQLITE_CONSTRAINT_FOREIGNKEY: self = .constraint(.foreignKey, message: message)
        case .SQLITE_CONSTRAINT_NOTNULL: self = .constraint(.notNull, message: message)
        case .SQLITE_CONSTRAINT_CHECK: self = .constraint(.check, message: message)
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_CANTOPEN, .SQLITE_FULL, .SQLITE_IOERR: self = .unavailable(message)
        default: self = .failed(message)
        }
    }
}
