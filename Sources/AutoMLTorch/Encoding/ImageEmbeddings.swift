/// What an encoder makes of pictures.
package struct ImageEmbeddings: Sendable, Equatable {
    package let width: Int
    /// `width` numbers a picture.
    package let values: [Float]
}
