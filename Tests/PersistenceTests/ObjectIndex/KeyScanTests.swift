import Testing

@testable import Persistence

@Suite struct KeyScanTests {
    /// A sorted list of keys in place of the index, which counts the rows it is asked for.
    private final class Keys {
        let keys: [[UInt8]]
        private(set) var rowsRead = 0

        init(_ keys: some Sequence<String>) {
            self.keys = keys.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
        }

        func page(prefix: String = "", delimiter: String = "", after marker: String = "", limit: Int) throws -> KeyScan.Page<[UInt8]> {
            let scan = KeyScan(prefix: Array(prefix.utf8), delimiter: Array(delimiter.utf8), limit: limit)
            let end = KeyRange.end(ofPrefix: scan.prefix)
            return try scan.run(from: scan.start(after: Array(marker.utf8)), key: { $0 }) { position, limit in
                let rows = keys.filter { key in
                    (position.includesLower
                        ? !key.lexicographicallyPrecedes(position.lower) : position.lower.lexicographicallyPrecedes(key))
                        && end.map { key.lexicographicallyPrecedes($0) } ?? true
                }.prefix(limit)
                rowsRead += rows.count
                return Array(rows)
            }
        }
    }

    @Test("a common prefix costs a step, however many keys it holds")
    func skips() throws {
        let keys = Keys((0..<20_000).map { "folder/\($0)" } + ["a", "z/1", "z/2"])
        let page = try keys.page(delimiter: "/", limit: 1000)
        #expect(page.rows == [Array("a".utf8)])
        #expect(page.commonPrefixes == [Array("folder/".utf8), Array("z/".utf8)])
        #expect(page.last == nil)
        #expect(keys.rowsRead <= 3 * KeyScan.rowsPerStep)
    }

    @Test("pages of any size join to what a plain model lists")
    func model() throws {
        var generator = SplitMix(state: 7)
        for _ in 0..<200 {
            let names = Set((0..<40).map { _ in randomKey(&generator) })
            let keys = Keys(names)
            let prefix = ["", "a", "a/", "b/a", "ab"].randomElement(using: &generator) ?? ""
            let delimiter = ["", "/", "ab", "b"].randomElement(using: &generator) ?? ""
            let expected = Self.entries(of: keys.keys, prefix: prefix, delimiter: delimiter)
            for limit in [1, 2, 5, 100] {
                var found: [String] = []
                var marker = ""
                for _ in 0...names.count {
                    let page = try keys.page(prefix: prefix, delimiter: delimiter, after: marker, limit: limit)
                    let entries = (page.rows + page.commonPrefixes).sorted { $0.lexicographicallyPrecedes($1) }
                    #expect(entries.count <= limit)
                    found += entries.map { String(decoding: $0, as: UTF8.self) }
                    guard let last = page.last else { break }
                    marker = String(decoding: last, as: UTF8.self)
                }
                #expect(found == expected, "prefix \(prefix), delimiter \(delimiter), limit \(limit), keys \(names.sorted())")
            }
        }
    }

    @Test("the end of a prefix lies behind all of its keys and before all others")
    func ends() {
        #expect(KeyRange.end(ofPrefix: Array("a/".utf8)) == Array("a0".utf8))
        #expect(KeyRange.end(ofPrefix: [1, 0xFF]) == [2])
        #expect(KeyRange.end(ofPrefix: [0xFF, 0xFF]) == nil)
        #expect(KeyRange.end(ofPrefix: []) == nil)
    }

    /// Keys and common prefixes in order, found by looking at every key.
    private static func entries(of keys: [[UInt8]], prefix: String, delimiter: String) -> [String] {
        var entries: [String] = []
        for key in keys where key.starts(with: prefix.utf8) {
            let common = KeyRange.commonPrefix(of: key, prefix: Array(prefix.utf8), delimiter: Array(delimiter.utf8))
            let entry = String(decoding: common ?? key, as: UTF8.self)
            if entries.last != entry { entries.append(entry) }
        }
        return entries
    }

    private func randomKey(_ generator: inout SplitMix) -> String {
        let length = Int.random(in: 1...6, using: &generator)
        return String((0..<length).map { _ in "ab/".randomElement(using: &generator) ?? "a" })
    }
}

/// A small seeded generator (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
