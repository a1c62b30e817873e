import Foundation
import LiquidTemplates
import Manifests
import Testing

@Suite("Published cases of the Liquid language")
struct GoldenLiquidTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let template: String
        let data: LiquidObject
        let partials: [String: String]
        /// Outputs that are right; none when the template must be refused.
        let results: [String]

        var testDescription: String { name }
    }

    /// Names of cases that do not pass, with the reason.
    static let exceptions: [String: String] = [:]

    static let cases: [Case] = {
        let url = Bundle.module.url(forResource: "Fixtures/golden/golden", withExtension: "json")
        guard let url, let bytes = try? Data(contentsOf: url), let file = try? JSONValue(parsing: Array(bytes)) else { return [] }
        return (file["tests"]?.array ?? []).map { test in
            Case(
                name: test["name"]?.string ?? "", template: test["template"]?.string ?? "",
                data: LiquidObject(test["data"] ?? .null),
                partials: Dictionary(
                    (test["templates"]?.members ?? []).map { ($0.key, $0.value.string ?? "") },
                    uniquingKeysWith: { first, _ in first }),
                results: test["invalid"] == .bool(true)
                    ? [] : [test["result"]].compactMap { $0?.string } + (test["results"]?.array ?? []).compactMap(\.string))
        }
    }()

    @Test("The published cases are there")
    func casesAreThere() {
        #expect(Self.cases.count == 529)
    }

    @Test("A published case gives its published output, or is refused", arguments: cases)
    func publishedCase(_ test: Case) {
        let options = LiquidOptions(partial: { test.partials[$0] })
        let output = Result { try LiquidTemplate(test.template, options: options).render(test.data) }
        guard Self.exceptions[test.name] == nil else { return }
        switch output {
        case .success(let text): #expect(test.results.contains(text), "\(test.template)")
        case .failure(let error): #expect(test.results.isEmpty, "\(test.template): \(error)")
        }
    }
}
