import Documents
import Foundation
import Messages
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

@testable import Desk

/// What a person is asked before a doubtful document is stored, and what follows from the answer.
@Suite struct ImportQuestionTests {
    /// A county with two agencies, and a report of the first for 2020.
    private struct Desk2020 {
        let connection: Connection
        let agency: Int64
        let other: Int64
        let scratch: ScratchFolder

        init() throws {
            connection = try Connection(conninfo: try TestServer.migratedDatabase())
            scratch = try ScratchFolder()
            let registry = RegistryWriter(connection: connection)
            try registry.add(
                Region(code: "360926", name: "铜鼓县", level: .county, parentCode: nil))
            func add(_ name: String) throws -> Int64 {
                try registry.add(
                    NewAgency(
                        regionCode: "360926", name: name, agencyClass: .department,
                        activeFrom: CalendarDate(daysSinceEpoch: 15_000)))
            }
            agency = try add("铜鼓县行政服务中心")
            other = try add("铜鼓县财政局")
        }

        func document(_ text: String = "") throws -> DocumentFiles.Document {
            let report = try String(
                contentsOfFile: try reportFile("tonggu-2020.txt"), encoding: .utf8)
            let file = try scratch.write(text + report, "a.txt")
            let catalogue = try FormFiles.catalogue()
            return try DocumentFiles(
                year: nil, catalogue: catalogue, reader: DocumentReader(catalogue: catalogue)
            ).document(file)
        }

        func place(
            _ document: DocumentFiles.Document, now: Instant = "2026-11-28T09:00:00+08:00",
            agency: Int64? = nil, _ questions: Questions
        ) throws -> Placed {
            try DocumentPlacing(
                connection: connection,
                options: DocumentPlacing.Options(agency: agency, now: now), questions: questions
            ).place(document)
        }
    }

    /// Answers in turn and keeps what was asked.
    private final class Person {
        var answers: [String]
        private(set) var asked: [Phrase] = []

        init(_ answers: String...) { self.answers = answers }

        var questions: Questions {
            Questions(isAssumedYes: false) { question in
                self.asked.append(question)
                return self.answers.isEmpty ? nil : self.answers.removeFirst()
            }
        }
    }

    private func refused(_ body: () throws -> Placed) throws -> DocumentRefusal {
        try #require(throws: DocumentRefusal.self) { _ = try body() }
    }

    @Test(
        arguments: [
            ("2021-03-01T09:00:00+08:00", true), ("2021-12-31T23:00:00+08:00", true),
            ("2022-01-01T09:00:00+08:00", false),
        ] as [(Instant, Bool)])
    func nowIsRightUntilTheYearAfterIsOver(now: Instant, isTaken: Bool) throws {
        let desk = try Desk2020()
        let person = Person()
        if isTaken {
            let placed = try desk.place(try desk.document(), now: now, person.questions)
            #expect(placed.submittedAt.instant == now && !placed.hasOwnTime)
            #expect(placed.remarks.count == 1 && placed.remarks[0].zh.contains("2021-01-31"))
        } else {
            let refusal = try refused {
                try desk.place(try desk.document(), now: now, person.questions)
            }
            #expect(refusal.reason.en.contains("--submitted-at"))
        }
        #expect(person.asked.isEmpty == isTaken)
        let inTime = try desk.place(
            try desk.document(), now: "2021-01-31T23:00:00+08:00", person.questions)
        #expect(inTime.remarks.isEmpty)
    }

    @Test func aPastYearIsAskedAboutOnce() throws {
        let desk = try Desk2020()
        let person = Person("later", "2019-05-01", "2021/1/26")
        let questions = person.questions
        for _ in 0..<2 {
            let placed = try desk.place(try desk.document(), questions)
            #expect(placed.submittedAt == FilingTime("2021-01-26"))
        }
        // what is no day, or one before the report year, is asked again
        #expect(person.asked.count == 3)
        #expect(person.asked.allSatisfy { $0.zh.contains("2020") && !$0.zh.contains("{") })
    }

    @Test(arguments: [("y", true), ("是", true), ("", false), ("n", false), ("x", false)])
    func answersAboutAPastYear(answer: String, isTaken: Bool) throws {
        let desk = try Desk2020()
        let person = Person(answer)
        guard isTaken else {
            let refusal = try refused { try desk.place(try desk.document(), person.questions) }
            #expect(refusal.reason.zh.contains("2021-01-31"))
            return
        }
        let placed = try desk.place(try desk.document(), person.questions)
        #expect(placed.submittedAt.instant == "2026-11-28T09:00:00+08:00")
    }

    @Test func theDayInTheDocumentSparesTheQuestion() throws {
        let desk = try Desk2020()
        let person = Person()
        let placed = try desk.place(try desk.document("发布日期：2021-01-28\n\n"), person.questions)
        #expect(placed.submittedAt == FilingTime("2021-01-28") && person.asked.isEmpty)
        #expect(placed.publishedOn?.description == "2021-01-28" && !placed.isPublicationGiven)
        // no report is published before its year is over
        _ = try refused {
            try desk.place(try desk.document("发布日期：2020-01-28\n\n"), Person().questions)
        }
    }

    @Test(arguments: [("y", true), ("Y", true), ("yes", true), ("", false), ("no", false)])
    func anotherNameIsConfirmedByAnswer(answer: String, isConfirmed: Bool) throws {
        let desk = try Desk2020()
        let person = Person(answer, "y")
        if isConfirmed {
            let placed = try desk.place(
                try desk.document(), agency: desk.other, person.questions)
            #expect(placed.agency.id == desk.other)
        } else {
            let refusal = try refused {
                try desk.place(try desk.document(), agency: desk.other, person.questions)
            }
            #expect(refusal.reason.en.contains("--yes"))
        }
        let question = try #require(person.asked.first)
        #expect(question.zh.contains("a.txt") && question.zh.contains("铜鼓县财政局"))
        #expect(!question.zh.contains("{") && !question.en.contains("{"))
    }

    @Test func nobodyIsAskedTwiceOrWithYes() throws {
        let desk = try Desk2020()
        let questions = Questions(isAssumedYes: true) { _ in
            Issue.record("asked")
            return nil
        }
        let placed = try desk.place(try desk.document(), agency: desk.other, questions)
        #expect(placed.agency.id == desk.other)
        let quiet = Questions(isAssumedYes: false, ask: nil)
        #expect(quiet.time(of: 2020, first: "a.txt") == .unknown)
        #expect(!quiet.confirms(ImportMessages.yesOrNo, of: "a.txt"))
    }
}
