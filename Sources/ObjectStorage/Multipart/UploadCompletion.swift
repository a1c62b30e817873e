/// The parts that make the object, and what their sender promises about it.
package struct UploadCompletion: Sendable {
    package var parts: [Part]
    /// The object's checksum as the sender computed it, in base64.
    package var checksum: String?
    /// The object's size as the sender counted it, in bytes.
    package var size: Int64?
    package var condition: WriteCondition

    package init(
        parts: [Part], checksum: String? = nil, size: Int64? = nil, condition: WriteCondition = .none
    ) {
        self.parts = parts
        self.checksum = checksum
        self.size = size
        self.condition = condition
    }

    /// A part by its number and the tag that its upload answered.
    package struct Part: Sendable, Hashable {
        package let number: Int
        /// Without quotes.
        package let etag: String
        /// In base64; nil when the sender leaves it out.
        package let checksum: String?

        package init(number: Int, etag: String, checksum: String? = nil) {
            self.number = number
            self.etag = etag
            self.checksum = checksum
        }
    }
}
