import Foundation
import Yams

/// The layers a setting is looked up in: flags over environment over file over default.
package struct ConfigurationSources: Sendable {
    let file: [String: String]
    let environment: [String: String]
    let flags: [String: String]

    /// - Parameters:
    ///   - file: path of a YAML file, or nil for none.
    ///   - environment: the process environment; only `GROUNDWORK_…` is looked at.
    ///   - flags: settings given on the command line, by key.
    package init(
        file: String? = nil, environment: [String: String] = [:], flags: [String: String] = [:]
    ) throws(ConfigurationError) {
        self.file = try file.map { path throws(ConfigurationError) in try Self.load(path) } ?? [:]
        self.environment = environment.filter { $0.key.hasPrefix("GROUNDWORK_") }
        self.flags = flags
    }

    /// The text of a setting and where it came from, or nil when it is neither set nor has a default.
    func value(of setting: Setting) -> (text: String, origin: String)? {
        if let text = flags[setting.key] { return (text, "--\(setting.key)") }
        if let text = environment[setting.environmentVariable] { return (text, setting.environmentVariable) }
        if let text = file[setting.key] { return (text, setting.key) }
        return setting.defaultValue.isEmpty ? nil : (setting.defaultValue, "the default of \(setting.key)")
    }

    private static func load(_ path: String) throws(ConfigurationError) -> [String: String] {
        let root: Any?
        do {
            root = try Yams.load(yaml: try String(contentsOfFile: path, encoding: .utf8))
        } catch {
            throw ConfigurationError("cannot read the configuration file \(path): \(error)")
        }
        guard let root else { return [:] }
        guard let tree = root as? [String: Any] else {
            throw ConfigurationError("\(path) should hold a mapping of settings, such as `api: {address: 127.0.0.1:9080}`")
        }
        let flat = flatten(tree, under: "")
        let known = Set(Setting.all.map(\.key))
        if let unknown = flat.keys.sorted().first(where: { !known.contains($0) }) {
            throw ConfigurationError("\(path) sets \(unknown), which is no setting; `groundwork config` lists them all")
        }
        return flat
    }

    private static func flatten(_ tree: [String: Any], under prefix: String) -> [String: String] {
        var flat: [String: String] = [:]
        for (name, value) in tree {
            let key = prefix.isEmpty ? name : "\(prefix).\(name)"
            if let branch = value as? [String: Any] {
                flat.merge(flatten(branch, under: key)) { _, new in new }
            } else {
                flat[key] = "\(value)"
            }
        }
        return flat
    }
}

/// A setting that cannot be used; the message names the setting, its value and what is allowed.
package struct ConfigurationError: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}
