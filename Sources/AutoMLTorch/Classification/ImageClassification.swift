/// What a classifier says of pictures.
package struct ImageClassification: Sendable {
    package let classes: Int
    package let embeddingWidth: Int
    /// `classes` numbers a picture that add up to 1.
    package let probabilities: [Float]
    /// `embeddingWidth` numbers a picture: the features before the last layer, for other learners.
    package let embeddings: [Float]
}
