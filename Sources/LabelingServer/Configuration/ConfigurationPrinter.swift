/// Prints the settings as a YAML file with comments; secrets are not shown.
package struct ConfigurationPrinter: Sendable {
    private let sources: ConfigurationSources

    package init(sources: ConfigurationSources) { self.sources = sources }

    package var text: String {
        var text = ""
        var section: Substring = ""
        for setting in Setting.all {
            let parts = setting.key.split(separator: ".", maxSplits: 1)
            let isNested = parts.count == 2
            if isNested, parts[0] != section { text += "\n\(parts[0]):\n" }
            section = isNested ? parts[0] : ""
            let indent = isNested ? "  " : ""
            text += "\(indent)# \(setting.help) (\(setting.environmentVariable))\n"
            text += "\(indent)\(isNested ? parts[1] : parts[0]): \(shown(setting))\n"
        }
        return text
    }

    private func shown(_ setting: Setting) -> String {
        guard let value = sources.value(of: setting)?.text, !value.isEmpty else { return "\"\"" }
        if setting.isSecret { return "\"(hidden)\"" }
        return "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
