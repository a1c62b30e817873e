/// What can go wrong between a store and its database.
package enum DatabaseError: Error, Sendable, Hashable {
    /// A constraint of the schema refused the row.
    case constraint(Constraint, message: String)
    /// The database cannot be reached, or the connection broke. The work was not committed.
    case unavailable(String)
    /// More than `GroupCommitWriter.maxPendingWrites` writes wait already.
    case overloaded
    /// A query returned something else than its reader expects.
    case unexpectedColumn(String)
    /// Any other refusal, with the database's own words.
    case failed(String)

    package enum Constraint: Sendable, Hashable {
        case unique, foreignKey, notNull, check
    }
}
