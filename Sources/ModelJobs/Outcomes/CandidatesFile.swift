import Foundation

/// `output/data/candidates.json`, which `automl job automl` leaves.
struct CandidatesFile: Decodable {
    let problem: String?
    let metric: String?
    let candidates: [Entry]

    struct Entry: Decodable {
        let name: String
        let metrics: [String: Double]?
        let failure: String?
        let seconds: Double?
    }

    init(_ file: URL) throws(ModelJobFailure) {
        do {
            self = try JSONDecoder().decode(CandidatesFile.self, from: Data(contentsOf: file))
        } catch {
            throw .service("The list of candidates could not be read.")
        }
    }
}
