import CTorch

/// The library of networks, which is loaded when the first one is asked for.
package enum TorchLibrary {
    /// Why there are no networks here, for people; nil where they can be used. Loads the library: a third of a second.
    package static var unavailability: String? { ctorch_unavailable().map { String(cString: $0) } }
}
