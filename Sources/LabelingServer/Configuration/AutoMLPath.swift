import Foundation

/// Finds the program `automl` where a build leaves it.
enum AutoMLPath {
    /// `automl` in the folder of the executable; whether it is there is asked when it is needed.
    static func besideExecutable() -> String {
        let executable =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments.first ?? ""
        return URL(filePath: executable).deletingLastPathComponent().appending(path: "automl").path
    }
}
