import Foundation
import TaskTypes
import Testing

@Suite("Stored label categories")
struct LabelCategoriesTests {
    @Test("Names and short names come back; without short names a plain list is stored", arguments: [[], [nil, "dt"]] as [[String?]])
    func roundTrip(shortNames: [String?]) throws {
        let categories = LabelCategories(names: ["Place", "Date"], shortNames: shortNames)
        let stored = try JSONEncoder().encode(categories)
        #expect(try JSONDecoder().decode(LabelCategories.self, from: stored) == categories)
        #expect((String(decoding: stored, as: UTF8.self) == #"["Place","Date"]"#) == shortNames.isEmpty)
    }
}
