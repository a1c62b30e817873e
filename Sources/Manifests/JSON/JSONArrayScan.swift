/// The elements of one JSON array, as byte ranges: large arrays are walked through without building them.
package struct JSONArrayScan: Sendable {
    /// Where each element lies, without white space around it.
    package let elements: [Range<Int>]

    /// Checks that `range` of `bytes` (UTF-8) holds an array.
    package init(_ bytes: [UInt8], in range: Range<Int>) throws(JSONSyntaxError) {
        var scanner = JSONScanner(bytes, from: range.lowerBound)
        scanner.skipWhitespace()
        guard scanner.current == UInt8(ascii: "[") else { throw scanner.error(.unexpectedCharacter) }
        scanner.advance()
        scanner.skipWhitespace()
        var elements: [Range<Int>] = []
        if scanner.current != UInt8(ascii: "]") {
            repeat {
                scanner.skipWhitespace()
                elements.append(try scanner.scanValue(depth: 1))
            } while try scanner.scanCommaOrEnd(UInt8(ascii: "]"))
        }
        self.elements = elements
    }
}
