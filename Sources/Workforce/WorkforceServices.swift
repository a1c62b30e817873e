package import Crypto
package import Foundation
package import LabelingDomain
package import Logging
package import Persistence

/// Everything around a private workforce, wired together.
package struct WorkforceServices: Sendable {
    package let place: Place
    package let pools: UserPools
    package let clients: UserPoolClients
    package let users: Users
    package let groups: UserGroups
    package let signIn: SignIn
    package let recovery: PasswordRecovery
    package let codes: AuthorizationCodes
    package let tokens: TokenIssuer
    package let sessions: WorkerSessions
    package let workforces: Workforces
    package let workteams: Workteams
    package let membership: TeamMembership
    package let outbox: Outbox
    /// Sends the outbox by mail; nil when no mail server is configured.
    package let mailDelivery: MailDelivery?

    /// What the services are told from outside.
    package struct Configuration: Sendable {
        package var place: Place
        package var portalURL: URL
        package var organizationName: String
        package var mail: Mail?
        package var sessionLimits: SessionLimits

        /// The mail server, and whom mails come from.
        package struct Mail: Sendable {
            package var server: SMTPServer
            package var sender: String

            package init(server: SMTPServer, sender: String) {
                self.server = server
                self.sender = sender
            }
        }

        package init(
            place: Place, portalURL: URL, organizationName: String, mail: Mail? = nil,
            sessionLimits: SessionLimits = SessionLimits()
        ) {
            self.place = place
            self.portalURL = portalURL
            self.organizationName = organizationName
            self.mail = mail
            self.sessionLimits = sessionLimits
        }
    }

    /// `sealingKey` seals secrets in the database; losing it loses them.
    package init(
        _ configuration: Configuration, database: any Database, sealingKey: SymmetricKey, hasher: PasswordHasher,
        random: RandomSource = .system, now: @escaping @Sendable () -> Timestamp, logger: Logger
    ) {
        let sealer = Sealer(key: sealingKey)
        let signal = MailSignal()
        place = configuration.place
        pools = UserPools(database: database, place: place, random: random)
        clients = UserPoolClients(database: database, sealer: sealer, random: random)
        outbox = Outbox(
            database: database, sealer: sealer, portalURL: configuration.portalURL,
            organizationName: configuration.organizationName, random: random, sendsMail: configuration.mail != nil,
            logger: logger, wake: signal.raise)
        sessions = WorkerSessions(
            database: database, region: place.region, random: random, limits: configuration.sessionLimits)
        membership = TeamMembership(database: database, place: place)
        users = Users(
            database: database, hasher: hasher, outbox: outbox, sessions: sessions, membership: membership,
            random: random)
        groups = UserGroups(database: database, membership: membership)
        let limiter = AttemptLimiter(database: database)
        recovery = PasswordRecovery(
            database: database, users: users, hasher: hasher, limiter: limiter, random: random)
        signIn = SignIn(
            users: users, hasher: hasher, limiter: limiter, recovery: recovery, sealer: sealer)
        codes = AuthorizationCodes(database: database, users: users, random: random)
        tokens = TokenIssuer(
            database: database, keys: SigningKeys(database: database, sealer: sealer, random: random), users: users,
            groups: groups, place: place, random: random)
        workforces = Workforces(database: database, place: place, pools: pools, clients: clients)
        workteams = Workteams(database: database, place: place, workforces: workforces, membership: membership)
        mailDelivery = configuration.mail.map { [outbox] mail in
            MailDelivery(
                database: database, outbox: outbox, server: mail.server, sender: mail.sender, signal: signal, now: now,
                logger: logger)
        }
    }
}
