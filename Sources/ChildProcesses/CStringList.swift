import Glibc

/// Texts as C wants the arguments and the environment of a process: pointers that end with none.
final class CStringList {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ texts: [String]) {
        pointers = texts.map { (text: String) in strdup(text) } + [nil]
    }

    deinit {
        for pointer in pointers { free(pointer) }
    }
}
