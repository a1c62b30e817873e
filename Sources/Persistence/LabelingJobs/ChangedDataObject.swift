/// An object that is not simply waiting, without its line.
package struct ChangedDataObject: Sendable, Hashable {
    package let number: Int
    package let state: DataObjectState
    /// Workers who declined it.
    package let declines: Int
}
