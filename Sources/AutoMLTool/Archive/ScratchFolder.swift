import Foundation

/// A folder that goes away when nothing needs it any longer.
final class ScratchFolder: Sendable {
    let url: URL

    init() throws(AutoMLToolError) {
        url = FileManager.default.temporaryDirectory.appending(path: "automl-\(UUID().uuidString)")
        do { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) } catch {
            throw .notWritten(path: url.path, reason: error.localizedDescription)
        }
    }

    deinit { try? FileManager.default.removeItem(at: url) }
}
