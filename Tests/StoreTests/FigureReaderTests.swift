import Forms
import Store
import TestSupport
import Testing

/// Figures of submissions as the explanations of findings need them.
@Suite struct FigureReaderTests {
    @Test func figuresInFormOrder() throws {
        let county = try County()
        let agency = try county.agency()
        let form = try #require(try FormFiles.catalogue()["gid-2021"])
        let first = try county.submit(
            agency, cells: #"{"requests.received.total": 7, "disclosure.fees.amount": 1.5}"#)
        let second = try county.submit(agency, year: 2020, form: "gid-2019")
        let read = try #require(
            try AuditReader(connection: county.connection).figures(of: [second.id, first.id, 999]))
        #expect(read.map(\.submissionID) == [first.id, second.id])
        #expect(read.map(\.year) == [2022, 2020])
        #expect(read.map(\.formID) == ["gid-2021", "gid-2019"])
        var expected = [Int64?](repeating: nil, count: form.cells.count)
        expected[try #require(form.position(of: "requests.received.total"))] = 7
        expected[try #require(form.position(of: "disclosure.fees.amount"))] = 1_500_000
        #expect(read[0].figures == expected)
        #expect(read[1].figures.count == 198)
        #expect(read[1].figures.compactMap(\.self) == [0])
    }

    @Test func whoMayNotReadSubmissionsIsToldSo() throws {
        let county = try County()
        let submission = try county.submit(county.agency())
        let reader = AuditReader(connection: county.connection)
        for role in ["huizong_office", "huizong_filer"] {
            try county.connection.asRole(role) {
                let figures = try reader.figures(of: [submission.id])
                #expect(figures == nil)
            }
        }
        for role in ["huizong_worker", "huizong_auditor"] {
            try county.connection.asRole(role) {
                let figures = try reader.figures(of: [submission.id])
                #expect(figures?.map(\.submissionID) == [submission.id])
            }
        }
    }
}
