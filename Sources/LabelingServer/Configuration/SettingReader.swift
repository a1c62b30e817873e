import Foundation

/// Turns the texts of settings into values, with errors that name the setting, the value and what is allowed.
struct SettingReader {
    let sources: ConfigurationSources

    func optionalText(_ setting: Setting) -> String? {
        guard let text = sources.value(of: setting)?.text, !text.isEmpty else { return nil }
        return text
    }

    func text(_ setting: Setting) throws(ConfigurationError) -> String {
        guard let text = optionalText(setting) else {
            throw ConfigurationError("\(setting.key) (\(setting.environmentVariable)) is not set: \(setting.help)")
        }
        return text
    }

    func matching(_ setting: Setting, _ pattern: Regex<some Any>, _ allowed: String) throws(ConfigurationError) -> String {
        let text = try text(setting)
        guard text.wholeMatch(of: pattern) != nil else { throw refusal(setting, allowed) }
        return text
    }

    func number(_ setting: Setting, _ range: ClosedRange<Int>) throws(ConfigurationError) -> Int {
        guard let number = Int(try text(setting)), range.contains(number) else {
            throw refusal(setting, "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func choice<Choice: RawRepresentable & CaseIterable>(
        _ setting: Setting
    ) throws(ConfigurationError) -> Choice where Choice.RawValue == String {
        guard let choice = Choice(rawValue: try text(setting)) else {
            throw refusal(setting, "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return choice
    }

    func address(_ setting: Setting) throws(ConfigurationError) -> ListenAddress {
        guard let address = ListenAddress(try text(setting)) else { throw refusal(setting, "host:port") }
        return address
    }

    func url(_ setting: Setting) throws(ConfigurationError) -> URL? {
        guard let text = optionalText(setting) else { return nil }
        let trimmed = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard let url = URL(string: trimmed), ["http", "https"].contains(url.scheme), url.host()?.isEmpty == false else {
            throw refusal(setting, "a URL that starts with http:// or https://")
        }
        return url
    }

    private func refusal(_ setting: Setting, _ allowed: String) -> ConfigurationError {
        let value = sources.value(of: setting)
        let shown = setting.isSecret ? "(hidden)" : "'\(value?.text ?? "")'"
        return ConfigurationError("\(value?.origin ?? setting.key) is \(shown); it should be \(allowed)")
    }
}
