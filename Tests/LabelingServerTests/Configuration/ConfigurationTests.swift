import Foundation
import LabelingServer
import Testing

@Suite struct ConfigurationTests {
    func read(
        file: String? = nil, environment: [String: String] = [:], flags: [String: String] = [:]
    ) throws -> Configuration {
        guard let file else { return try Configuration(ConfigurationSources(environment: environment, flags: flags)) }
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).yaml").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try file.write(toFile: path, atomically: true, encoding: .utf8)
        return try Configuration(ConfigurationSources(file: path, environment: environment, flags: flags))
    }

    @Test("with nothing set at all there is a working configuration")
    func defaultsWork() throws {
        let configuration = try read()
        #expect(configuration.api == ListenAddress("127.0.0.1:9080"))
        #expect(configuration.portalURL.absoluteString == "http://127.0.0.1:9081")
        #expect(configuration.rootCredential == nil)
        #expect(configuration.databaseURL == nil)
    }

    @Test("a flag wins over the environment, the environment over the file, the file over the default")
    func layersOverride() throws {
        let file = "region: eu-west-1\napi:\n  address: 127.0.0.1:1\nportal: {address: '127.0.0.1:2'}\n"
        let configuration = try read(
            file: file, environment: ["GROUNDWORK_API_ADDRESS": "127.0.0.1:3", "GROUNDWORK_PORTAL_ADDRESS": "127.0.0.1:4"],
            flags: ["portal.address": "127.0.0.1:5"])
        #expect(configuration.region == "eu-west-1")
        #expect(configuration.api.port == 3)
        #expect(configuration.portal.port == 5)
    }

    struct Mistake: Sendable, CustomTestStringConvertible {
        let variable: String
        let value: String
        let message: String
        var testDescription: String { "\(variable)=\(value)" }
    }

    static let mistakes = [
        Mistake(variable: "GROUNDWORK_API_ADDRESS", value: "9080", message: "GROUNDWORK_API_ADDRESS is '9080'; it should be host:port"),
        Mistake(
            variable: "GROUNDWORK_API_ADDRESS", value: "::1:80", message: "GROUNDWORK_API_ADDRESS is '::1:80'; it should be host:port"),
        Mistake(variable: "GROUNDWORK_ACCOUNT_ID", value: "12", message: "GROUNDWORK_ACCOUNT_ID is '12'; it should be 12 digits"),
        Mistake(
            variable: "GROUNDWORK_LOG_LEVEL", value: "loud",
            message: "GROUNDWORK_LOG_LEVEL is 'loud'; it should be one of trace, debug, info, notice, warning, error, critical"),
        Mistake(
            variable: "GROUNDWORK_LIMITS_MAX_CONNECTIONS", value: "0",
            message: "GROUNDWORK_LIMITS_MAX_CONNECTIONS is '0'; it should be a whole number from 1 to 1000000"),
        Mistake(
            variable: "GROUNDWORK_PORTAL_URL", value: "ftp://x",
            message: "GROUNDWORK_PORTAL_URL is 'ftp://x'; it should be a URL that starts with http:// or https://"),
        Mistake(
            variable: "GROUNDWORK_ROOT_ACCESS_KEY_ID", value: "AKIA",
            message: "root.access-key-id and root.secret-access-key go together: set both or none"),
    ]

    @Test("a value that cannot be used is refused with its place, the value and what is allowed", arguments: mistakes)
    func mistakesAreNamed(mistake: Mistake) {
        let error = #expect(throws: ConfigurationError.self) {
            try read(environment: [mistake.variable: mistake.value])
        }
        #expect(error?.description == mistake.message)
    }

    @Test("a setting nobody knows is refused, so that a spelling mistake does not go unnoticed")
    func unknownSettingsAreRefused() {
        let error = #expect(throws: ConfigurationError.self) { try read(file: "api:\n  adress: 127.0.0.1:1\n") }
        #expect(error?.description.contains("sets api.adress, which is no setting") == true)
    }

    @Test("what `config` prints reads back as the same configuration")
    func printedConfigurationReadsBack() throws {
        let environment = ["GROUNDWORK_REGION": "eu-west-1", "GROUNDWORK_ORGANIZATION_NAME": #"A "B" \ C"#]
        let text = ConfigurationPrinter(sources: try ConfigurationSources(environment: environment)).text
        let again = try read(file: text)
        #expect(again.region == "eu-west-1")
        #expect(again.organizationName == #"A "B" \ C"#)
    }

    @Test("secrets are not printed")
    func secretsAreHidden() throws {
        let environment = ["GROUNDWORK_ROOT_ACCESS_KEY_ID": "AKIA", "GROUNDWORK_ROOT_SECRET_ACCESS_KEY": "hush"]
        let text = ConfigurationPrinter(sources: try ConfigurationSources(environment: environment)).text
        #expect(!text.contains("hush"))
    }

    @Test("every setting is explained, and no two share a variable")
    func settingsAreDocumented() {
        #expect(Setting.all.allSatisfy { $0.help.count > 15 && $0.help.hasSuffix(".") })
        #expect(Set(Setting.all.map(\.environmentVariable)).count == Setting.all.count)
    }
}
