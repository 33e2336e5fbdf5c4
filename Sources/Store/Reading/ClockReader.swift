public import PostgresClient
import SQLTexts
public import Vocabulary

/// Compares a run's business date with the database's clock.
public struct ClockReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// The day on which the regulation began to hold; nothing was reported before.
    private static let firstDay = CalendarDate(year: 2008, month: 5, day: 1)

    /// Lets a business date pass that has come, an hour left for clocks that differ.
    ///
    /// - Throws: ``StoreError/businessDateInFuture(date:today:)``,
    ///   ``StoreError/businessDateTooEarly(_:)``, ``StoreError/runInFuture(date:today:)``, or
    ///   ``StoreError/editionInFuture(edition:publishedAt:)`` if the next edition would seem older
    ///   than the last one.
    public func check(businessDate: CalendarDate) throws {
        let rows = try connection.run(Queries.readClock, [.text(businessDate.description)])
        if try rows.requiredBool(0, "is_future_date") {
            throw StoreError.businessDateInFuture(
                date: businessDate, today: try rows.requiredDate(0, "today"))
        }
        if let first = Self.firstDay, businessDate < first {
            throw StoreError.businessDateTooEarly(businessDate)
        }
        if let date = try rows.date(0, "future_run") {
            throw StoreError.runInFuture(date: date, today: try rows.requiredDate(0, "today"))
        }
        if let edition = try rows.int64(0, "future_edition") {
            throw StoreError.editionInFuture(
                edition: edition, publishedAt: try rows.requiredInstant(0, "published_at"))
        }
    }
}
