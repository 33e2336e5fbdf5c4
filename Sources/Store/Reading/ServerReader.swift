public import PostgresClient
import SQLTexts
public import Vocabulary

/// What a server says of itself and of us.
public struct ServerFacts: Sendable {
    public let userName: String
    public let databaseName: String
    public let version: String
    public let unixSeconds: Int64
    /// The user holds the rights of `huizong_worker`.
    public let mayRun: Bool
    public let runsUnderWay: Int64
}

/// What a login stands for.
public struct LoginBinding: Sendable, Equatable {
    public let login: String
    /// The owner's, the job's or an auditor's login: it needs no binding.
    public let seesAll: Bool
    /// The agency for which it files.
    public let agencyID: Int64?
    public let agencyName: String?
    /// The region whose results it sees, with those below.
    public let regionCode: String?
    public let regionName: String?
}

/// A publication that is due before the filing.
public struct OddDeadline: Sendable {
    /// How many there are.
    public let count: Int64
    public let year: Int
    /// Empty: everywhere that has no date of its own.
    public let regionCode: String
    public let agencyClass: AgencyClass
    public let submitOn: CalendarDate
    public let publishOn: CalendarDate
}

/// Reads facts for `huizong doctor`.
public struct ServerReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    public func facts() throws -> ServerFacts {
        let rows = try connection.run(Queries.readDoctor)
        let version = try rows.requiredInt64(0, "server_version")
        return ServerFacts(
            userName: try rows.requiredText(0, "user_name"),
            databaseName: try rows.requiredText(0, "database_name"),
            version: "\(version / 10_000).\(version % 10_000)",
            unixSeconds: try rows.requiredInt64(0, "unix_seconds"),
            mayRun: try rows.requiredBool(0, "is_worker"),
            runsUnderWay: try rows.requiredInt64(0, "runs"))
    }

    /// A due date by which reports must be public before they need be filed, and how many such
    /// dates there are; nil for none.
    public func oddDeadline() throws -> OddDeadline? {
        let rows = try connection.run(Queries.readOddDeadlines)
        guard rows.count > 0 else { return nil }
        return OddDeadline(
            count: try rows.requiredInt64(0, "count"),
            year: Int(try rows.requiredInt32(0, "year")),
            regionCode: try rows.requiredText(0, "region_code"),
            agencyClass: try rows.required(0, "class", as: AgencyClass.self),
            submitOn: try rows.requiredDate(0, "submit_on"),
            publishOn: try rows.requiredDate(0, "publish_on"))
    }

    /// What the login is bound to.
    public func loginBinding() throws -> LoginBinding {
        let rows = try connection.run(Queries.readLoginBinding)
        return LoginBinding(
            login: try rows.requiredText(0, "login"),
            seesAll: try rows.requiredBool(0, "sees_all"),
            agencyID: try rows.int64(0, "agency_id"), agencyName: rows.text(0, "agency_name"),
            regionCode: rows.text(0, "region_code"), regionName: rows.text(0, "region_name"))
    }
}
