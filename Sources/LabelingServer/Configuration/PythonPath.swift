import Foundation

/// Finds the Python for functions where `make setup` leaves it.
enum PythonPath {
    /// The virtual environment beside the portal's files; without one, the system's Python.
    static func near(webRoot: String) -> String {
        let candidate = URL(filePath: webRoot).deletingLastPathComponent().appending(path: ".venv/bin/python").path
        return FileManager.default.fileExists(atPath: candidate) ? candidate : "/usr/bin/python3"
    }
}
