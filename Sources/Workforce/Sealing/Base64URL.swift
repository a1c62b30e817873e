import Foundation

extension Sequence<UInt8> {
    /// Base64 in the alphabet of URLs, without padding (RFC 4648, section 5).
    package var base64URL: String {
        Data(self).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

extension [UInt8] {
    /// Reads `base64URL`; nil when `text` is something else.
    package init?(base64URL text: String) {
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: standard + padding) else { return nil }
        self.init(data)
    }
}
