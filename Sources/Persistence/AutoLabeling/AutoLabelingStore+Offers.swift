extension AutoLabelingStore {
    /// The most objects that one write offers.
    package static let maxOffersPerWrite = 500

    /// Asks people for these objects, after those that were asked for before. What was asked for already stays as it is.
    package func offer(_ offers: [OfferedObject], of jobID: Int64) async throws {
        for start in stride(from: 0, to: offers.count, by: Self.maxOffersPerWrite) {
            let batch = offers[start..<min(start + Self.maxOffersPerWrite, offers.count)]
            try await database.write { connection in
                for offer in batch {
                    try connection.execute(
                        """
                        INSERT INTO auto_labeling_offers (job_id, object_number, place, round, purpose)
                        SELECT ?, ?, COALESCE(MAX(place), 0) + 1, ?, ? FROM auto_labeling_offers WHERE job_id = ?
                        ON CONFLICT (job_id, object_number) DO NOTHING
                        """, .integer(jobID), .integer(offer.number), .integer(offer.round),
                        .integer(offer.purpose.rawValue), .integer(jobID))
                }
            }
        }
    }

    /// Everything people were asked for, in that order.
    package func offers(jobID: Int64) async throws -> [OfferedObject] {
        try await database.read { connection in
            var offers: [OfferedObject] = []
            try connection.forEachRow(
                "SELECT object_number, round, purpose FROM auto_labeling_offers WHERE job_id = ? ORDER BY place",
                [.integer(jobID)]
            ) { row in
                offers.append(try OfferedObject(row))
                return true
            }
            return offers
        }
    }
}
