import Foundation

/// The reason that a process leaves in `output/failure`, as a training container does.
struct FailureNote {
    let text: String

    /// As much as `FailureReason` of a training job holds.
    private static let maxCharacters = 1_024
    private static let maxBytes = 8_192

    /// The first line that is not blank, shortened; nil where there is none.
    init?(in folder: URL) {
        let path = folder.appending(path: "output/failure")
        guard let file = try? FileHandle(forReadingFrom: path) else { return nil }
        defer { try? file.close() }
        guard let data = try? file.read(upToCount: Self.maxBytes) else { return nil }
        let lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
        guard let line = lines.map({ $0.trimmingCharacters(in: .whitespaces) }).first(where: { !$0.isEmpty }) else { return nil }
        text = String(line.prefix(Self.maxCharacters))
    }
}
