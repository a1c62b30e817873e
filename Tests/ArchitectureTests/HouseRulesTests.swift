import Foundation
import Testing

/// The rules of the house that neither the compiler nor swift-format checks.
@Suite struct HouseRulesTests {
    let tree = SourceTree()

    var sources: [URL] { tree.swiftFiles(in: "Sources").filter { !$0.path.contains("/Generated/") } }

    @Test("no file outside Generated is longer than 500 lines")
    func filesStayShort() throws {
        for file in sources + tree.swiftFiles(in: "Tests") {
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= 500, "\(tree.path(of: file)) has \(lines) lines")
        }
    }

    @Test("no folder is a drawer")
    func foldersSayWhatIsInThem() {
        let drawers: Set<String> = [
            "Utils", "Utilities", "Helpers", "Extensions", "Common", "Misc", "Models", "Controllers", "Views", "Core",
        ]
        for file in sources {
            let folders = tree.path(of: file).split(separator: "/").dropLast().map(String.init)
            #expect(drawers.isDisjoint(with: folders), "\(tree.path(of: file))")
        }
    }

    @Test("nothing is public: the package promises no API")
    func nothingIsPublic() throws {
        for file in sources {
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(!text.contains(#/(?m)^\s*(public|open) (?!=)/#), "\(tree.path(of: file))")
        }
    }

    @Test("nothing crashes on purpose: no try!, as! or fatalError")
    func nothingCrashes() throws {
        for file in sources {
            for (number, line) in try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
                .enumerated()
            {
                let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
                #expect(
                    !code.contains(#/\btry!|\bas!|\bfatalError\(/#),
                    "\(tree.path(of: file)):\(number + 1)")
            }
        }
    }

    @Test("only the command line and the configuration read the environment")
    func theEnvironmentIsReadOnce() throws {
        let commandLines = ["Sources/groundwork/", "Sources/automl/"]
        for file in sources where !commandLines.contains(where: tree.path(of: file).hasPrefix) {
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(!text.contains("ProcessInfo.processInfo.environment") && !text.contains("getenv("), "\(tree.path(of: file))")
        }
    }

    @Test("no type is named like a module")
    func typesAreNotNamedLikeModules() throws {
        let modules = Set(try tree.modules)
        let pattern = #/(?m)^\s*(?:package |final |private |fileprivate |indirect )*(?:struct|class|enum|actor|protocol) (\w+)/#
        for file in sources {
            for match in try String(contentsOf: file, encoding: .utf8).matches(of: pattern) {
                #expect(!modules.contains(String(match.1)), "\(tree.path(of: file)) declares \(match.1)")
            }
        }
    }
}
