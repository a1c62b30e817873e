extension LiquidFilter {
    /// URLs and Base64.
    static let encoding: [String: LiquidFilter] = [
        "url_encode": LiquidFilter { value, _ in value.isNull ? .null : .string(URLEncoding.encode(value.text)) },
        "url_decode": LiquidFilter { (value, _) throws(LiquidFailure) in
            value.isNull ? .null : .string(try URLEncoding.decode(value.text))
        },
        "base64_encode": LiquidFilter(text: { Base64.encode(Array($0.utf8), alphabet: .standard) }),
        "base64_url_safe_encode": LiquidFilter(text: { Base64.encode(Array($0.utf8), alphabet: .urlSafe) }),
        "base64_decode": LiquidFilter { (value, _) throws(LiquidFailure) in
            .string(try Base64.decode(value.text, alphabet: .standard))
        },
        "base64_url_safe_decode": LiquidFilter { (value, _) throws(LiquidFailure) in
            .string(try Base64.decode(value.text, alphabet: .urlSafe))
        },
    ]
}
