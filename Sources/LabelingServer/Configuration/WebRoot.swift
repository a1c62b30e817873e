import Foundation

/// Finds the portal's files where a build leaves them.
enum WebRoot {
    static let folderName = "web-static"

    /// The first `web-static` in the folder of the executable, a folder above it, or the working directory.
    static func nearExecutable() -> String {
        let files = FileManager.default
        let executable = (try? files.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments.first ?? ""
        var folder = URL(filePath: executable).deletingLastPathComponent()
        while folder.path.count > 1 {
            let candidate = folder.appending(path: folderName).path
            if files.fileExists(atPath: candidate) { return candidate }
            folder = folder.deletingLastPathComponent()
        }
        return files.currentDirectoryPath + "/" + folderName
    }
}
