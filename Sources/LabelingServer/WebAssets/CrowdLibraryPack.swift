import Foundation
import NIOCore

/// The crowd element library as one classic script.
///
/// A task template runs in a frame with an opaque origin, which gets no HTTP cache: loading the modules one by one
/// would fetch each of them again for every task. The pack carries all sources in one response; its boot script makes
/// blob modules of them under their `#crowd/…` names, so the sources need no build step.
package struct CrowdLibraryPack: Sendable {
    /// The whole script.
    package let source: String

    /// The boot script inside the pack, and what it leaves open for the modules.
    package static let bootName = "crowd/boot.js"
    package static let placeholder = "{/* modules */}"

    /// Packs `crowd/**` and the design tokens in `ui/`; every other file stays out.
    package init(assets: [String: WebAsset]) throws(WebAssetError) {
        guard let boot = assets[Self.bootName] else { throw .missing(name: Self.bootName) }
        var modules: [String: String] = [:]
        for (name, asset) in assets where name != Self.bootName {
            guard let source = Self.moduleSource(name: name, text: String(buffer: asset.bytes)) else { continue }
            modules["#" + name] = source
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let json = try? encoder.encode(modules) else { throw .missing(name: Self.bootName) }
        source = String(buffer: boot.bytes)
            .replacingOccurrences(of: Self.placeholder, with: String(decoding: json, as: UTF8.self))
    }

    /// A script is a module as it stands; a style sheet becomes a module that exports its text.
    private static func moduleSource(name: String, text: String) -> String? {
        guard name.hasPrefix("crowd/") || name.hasPrefix("ui/") else { return nil }
        if name.hasPrefix("crowd/") && name.hasSuffix(".js") { return text }
        guard name.hasSuffix(".css") else { return nil }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        guard let literal = try? encoder.encode(text) else { return nil }
        return "export default \(String(decoding: literal, as: UTF8.self));"
    }
}
