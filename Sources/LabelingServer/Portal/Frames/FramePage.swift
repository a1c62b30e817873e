import Foundation

/// What is done to a printed worker page before it goes into its frame.
enum FramePage {
    /// Where templates load the element library from (03/CUS-6).
    private static let libraryHost = "https://assets.crowd.aws/"
    /// Where the portal keeps it.
    private static let libraryPath = "/assets/crowd-html-elements.js"

    /// Takes the element library from the portal, whichever script of its host the template names.
    static func rewrite(_ html: String) -> String {
        guard html.contains(libraryHost) else { return html }
        return html.replacing(#/https:\/\/assets\.crowd\.aws\/[A-Za-z0-9._\/-]*\.js/#) { _ in libraryPath }
    }

    /// Whether the page loads anything from another place, for which its policy has to be wider (03/CUS-7, LIQ-15).
    static func loadsFromOutside(_ html: String) -> Bool {
        html.contains(#/(?i)(?:\b(?:src|href|poster|data)\s*=\s*["']?\s*|url\(\s*["']?)(?:https?:)?\/\//#)
    }
}
