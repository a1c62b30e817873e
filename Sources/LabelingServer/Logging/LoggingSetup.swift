import Foundation
import Logging

/// Chooses the log handler once, before the first logger is made.
package enum LoggingSetup {
    package static func bootstrap(_ configuration: Configuration) {
        let level = configuration.logLevel
        let isText =
            switch configuration.logFormat {
            case .text: true
            case .json: false
            case .auto: isatty(STDOUT_FILENO) == 1
            }
        LoggingSystem.bootstrap { label in
            guard isText else { return JSONLogHandler(label: label, logLevel: level) }
            var handler = StreamLogHandler.standardOutput(label: label)
            handler.logLevel = level
            return handler
        }
    }
}
