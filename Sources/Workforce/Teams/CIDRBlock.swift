#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A range of IP addresses, such as `10.0.0.0/16` or `2001:db8::/32`.
package struct CIDRBlock: Sendable, Hashable {
    private let network: [UInt8]
    private let prefixLength: Int

    /// Reads a range; nil when `text` is something else.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = Self.bytes(of: String(parts[0])),
            parts[1].allSatisfy(\.isNumber), let length = Int(parts[1]), length <= 8 * address.count
        else { return nil }
        network = address
        prefixLength = length
    }

    /// Whether the numeric address lies in the range. An IPv4 address in IPv6 clothes counts as IPv4.
    package func contains(_ address: String) -> Bool {
        guard let bytes = Self.bytes(of: address), bytes.count == network.count else { return false }
        let whole = prefixLength / 8
        guard bytes.prefix(whole) == network.prefix(whole) else { return false }
        let rest = prefixLength % 8
        return rest == 0 || (bytes[whole] ^ network[whole]) >> (8 - rest) == 0
    }

    /// 4 or 16 bytes; nil when `text` is no numeric address. The zone of a link-local address (`%eth0`) is dropped.
    private static func bytes(of text: String) -> [UInt8]? {
        let address = String(text.prefix { $0 != "%" })
        var four = [UInt8](repeating: 0, count: 4)
        if inet_pton(AF_INET, address, &four) == 1 { return four }
        var sixteen = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, address, &sixteen) == 1 else { return nil }
        let mappedPrefix = [UInt8](repeating: 0, count: 10) + [0xff, 0xff]
        return sixteen.starts(with: mappedPrefix) ? Array(sixteen.suffix(4)) : sixteen
    }
}
