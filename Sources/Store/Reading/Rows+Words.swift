import PostgresClient
import Vocabulary

/// Columns that hold one of a few words, a day or a point in time.
extension Rows {
    /// - Throws: ``StoreError/unexpectedValue(column:value:)`` for a word that is none of them.
    func word<Word: RawRepresentable>(
        _ row: Int, _ column: String, as type: Word.Type
    ) throws -> Word? where Word.RawValue == String {
        guard let text = text(row, column) else { return nil }
        guard let word = Word(rawValue: text) else {
            throw StoreError.unexpectedValue(column: column, value: text)
        }
        return word
    }

    func required<Word: RawRepresentable>(
        _ row: Int, _ column: String, as type: Word.Type
    ) throws -> Word where Word.RawValue == String {
        let text = try requiredText(row, column)
        guard let word = Word(rawValue: text) else {
            throw StoreError.unexpectedValue(column: column, value: text)
        }
        return word
    }

    func date(_ row: Int, _ column: String) throws -> CalendarDate? {
        guard let text = text(row, column) else { return nil }
        guard let date = CalendarDate(text) else {
            throw StoreError.unexpectedValue(column: column, value: text)
        }
        return date
    }

    func requiredDate(_ row: Int, _ column: String) throws -> CalendarDate {
        let text = try requiredText(row, column)
        guard let date = CalendarDate(text) else {
            throw StoreError.unexpectedValue(column: column, value: text)
        }
        return date
    }

    func instant(_ row: Int, _ column: String) throws -> Instant? {
        text(row, column) == nil ? nil : try requiredInstant(row, column)
    }

    func requiredInstant(_ row: Int, _ column: String) throws -> Instant {
        let text = try requiredText(row, column)
        guard let instant = Instant(timestamptz: text) else {
            throw StoreError.unexpectedValue(column: column, value: text)
        }
        return instant
    }
}
