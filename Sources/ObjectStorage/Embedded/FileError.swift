#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A system call on a file that failed.
package struct FileError: Error, Sendable, CustomStringConvertible {
    let action: String
    let path: String
    /// `errno`.
    let code: CInt

    package var description: String { "cannot \(action) \(path): \(String(cString: strerror(code)))" }
}
