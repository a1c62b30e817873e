/// An object that people were asked for.
package struct OfferedObject: Sendable, Hashable {
    package let number: Int
    /// The round that asked; 0 before the first.
    package let round: Int
    package let purpose: OfferPurpose

    package init(number: Int, round: Int, purpose: OfferPurpose) {
        self.number = number
        self.round = round
        self.purpose = purpose
    }

    init(_ row: SQLRow) throws(DatabaseError) {
        self.init(number: try row.int("object_number"), round: try row.int("round"), purpose: try row.state("purpose"))
    }
}
