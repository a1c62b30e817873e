import Manifests

/// What a first pass over a manifest tells: how long it is, which labels it has, and where its files lie.
struct ManifestSurvey: Sendable, Hashable {
    /// The longest line read, in bytes: a hundred times what a manifest may have, for labels that stand inside.
    static let maxLineBytes = 16 << 20
    /// The most label attributes that are told apart.
    private static let maxAttributes = 50

    /// Lines that are not blank.
    private(set) var lineCount = 0
    /// Attributes with metadata beside them, in the order of their first lines.
    private(set) var attributes: [String] = []
    /// The folder that all `source-ref` values have in common, with its slash; empty when they share none.
    private(set) var folder = ""
    /// Tells manifests apart: FNV-1a over all bytes (Fowler, Noll and Vo, 1991).
    private(set) var digest: UInt64 = 0xcbf2_9ce4_8422_2325

    private var hasFiles = false

    /// Reads the whole manifest.
    static func of(_ source: DatasetSource) async throws -> ManifestSurvey {
        var survey = ManifestSurvey()
        var splitter = LineSplitter(maxLineBytes: maxLineBytes)
        do {
            for try await chunk in try await source.manifest() {
                survey.mix(chunk)
                for line in try splitter.append(chunk) { survey.add(line.bytes) }
            }
            if let line = try splitter.finish() { survey.add(line.bytes) }
        } catch let error as LineSplitter.LineTooLong {
            throw DatasetFormatError.lineTooLong(path: source.name, line: error.line, limitBytes: maxLineBytes)
        }
        return survey
    }

    private mutating func mix(_ chunk: [UInt8]) {
        var hash = digest
        for byte in chunk { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        digest = hash
    }

    private mutating func add(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        lineCount += 1
        guard let scan = try? JSONObjectScan(bytes) else { return }
        for member in scan.members {
            if scan.hasKey(member, "source-ref"), let place = scan.string(of: member) { narrow(to: place) }
            let key = scan.key(of: member)
            guard key.hasSuffix("-metadata"), attributes.count < Self.maxAttributes else { continue }
            let attribute = String(key.dropLast("-metadata".count))
            guard attribute != "source-ref", !attributes.contains(attribute),
                scan.members.contains(where: { scan.hasKey($0, attribute) })
            else { continue }
            attributes.append(attribute)
        }
    }

    private mutating func narrow(to place: String) {
        let own = place.lastIndex(of: "/").map { place[...$0] } ?? ""
        guard hasFiles else {
            hasFiles = true
            folder = String(own)
            return
        }
        guard !own.hasPrefix(folder) else { return }
        let common = String(zip(folder, own).prefix { $0 == $1 }.map(\.0))
        folder = common.lastIndex(of: "/").map { String(common[...$0]) } ?? ""
    }
}
