/// Which labeling jobs to list, and in what order.
package struct LabelingJobQuery: Sendable, Hashable {
    /// What jobs are ordered by; jobs that are alike follow in the order of their creation.
    package enum Order: String, Sendable, Hashable, CaseIterable {
        case creationTime = "created_at"
        case name = "name"
        case status = "status"
    }

    /// The last job of the page before.
    package struct Position: Sendable, Hashable {
        package let value: SQLValue
        package let id: Int64

        package init(value: SQLValue, id: Int64) {
            self.value = value
            self.id = id
        }
    }

    package var account: String
    package var workteamARN: String?
    package var nameContains: String?
    package var referenceCodeContains: String?
    package var status: String?
    /// Bounds in microseconds, themselves excluded.
    package var createdAfter: Int64?
    package var createdBefore: Int64?
    package var modifiedAfter: Int64?
    package var modifiedBefore: Int64?
    package var order: Order = .creationTime
    package var isAscending = true
    package var after: Position?

    package init(account: String) {
        self.account = account
    }
}

extension LabelingJobRow {
    /// Where this job stands in a listing by `order`.
    package func position(by order: LabelingJobQuery.Order) -> LabelingJobQuery.Position {
        let value: SQLValue =
            switch order {
            case .creationTime: .integer(createdAt)
            case .name: .text(name)
            case .status: .text(status)
            }
        return .init(value: value, id: id)
    }
}
