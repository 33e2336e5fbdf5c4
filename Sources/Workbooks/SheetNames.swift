/// Names of ranges by which the reader of documents knows which sheet of a workbook is the report;
/// ``SheetBook`` in `Documents` looks for them.
enum SheetNames {
    static let report = "huizong_report"
    static let checks = "huizong_checks"
}
