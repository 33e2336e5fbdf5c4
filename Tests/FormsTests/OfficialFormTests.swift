import Forms
import Messages
import TestSupport
import Testing
import Vocabulary

/// Both official forms, cell by cell as the contract names them.
@Suite struct OfficialFormTests {
    static let applicants = [
        "natural_person", "business", "research", "public_welfare", "legal_service",
        "other_organisation", "total",
    ]

    /// Rows of table III that both forms have, up to the results each has of its own.
    static let commonRows = [
        "received", "carried_in", "granted", "partly_granted", "refused_state_secret",
        "refused_prohibited_by_law", "refused_security_and_stability",
        "refused_third_party_rights", "refused_internal_affairs",
        "refused_process_information", "refused_enforcement_file",
        "refused_administrative_inquiry", "unavailable_not_held", "unavailable_needs_creation",
        "unavailable_still_unclear", "declined_petition", "declined_repeated",
        "declined_publication", "declined_excessive", "declined_confirmation",
    ]

    private static func names(_ table: String, _ rows: [String], _ columns: [String]) -> [String] {
        rows.flatMap { row in columns.map { "\(table).\(row).\($0)" } }
    }

    private static let proceedings = names(
        "proceedings",
        ["reconsideration", "litigation_direct", "litigation_after_reconsideration"],
        ["upheld", "corrected", "other_outcome", "pending", "total"])

    private static let cellsOf2019 =
        names(
            "disclosure", ["regulations", "normative_documents"],
            ["made", "published", "total_published"])
        + names(
            "disclosure", ["licensing", "other_services", "penalties", "compulsory_measures"],
            ["items_last_year", "change", "decisions"])
        + names("disclosure", ["fees"], ["items_last_year", "change"])
        + names("disclosure", ["procurement"], ["projects", "amount"])
        + names("requests", commonRows + ["other", "handled_total", "carried_out"], applicants)
        + proceedings

    private static let cellsOf2021 =
        names(
            "disclosure", ["regulations", "normative_documents"],
            ["issued", "repealed", "in_force"])
        + names(
            "disclosure", ["licensing", "penalties", "compulsory_measures"], ["decisions"])
        + ["disclosure.fees.amount"]
        + names(
            "requests",
            commonRows + [
                "other_not_corrected", "other_fee_unpaid", "other_reason", "handled_total",
                "carried_out",
            ], applicants)
        + proceedings

    @Test(arguments: [("gid-2019", 198, cellsOf2019), ("gid-2021", 200, cellsOf2021)])
    func cellsInOrder(id: String, count: Int, names: [String]) throws {
        let form = try #require(try FormFiles.catalogue()[id])
        #expect(form.cells.count == count)
        #expect(form.cells.map(\.name) == names)
        for (position, cell) in form.cells.enumerated() {
            #expect(form.position(of: cell.name) == position)
            #expect(cell.name == "\(cell.table).\(cell.row).\(cell.column)")
        }
        #expect(form.position(of: "requests.received") == nil)
        #expect(form.position(of: "") == nil)
    }

    @Test(
        arguments: [
            (
                "gid-2019", 40,
                ["R-T3-BAL": 7, "R-T3-ROW": 23, "R-T3-COL": 7, "R-T4-SUM": 3]
            ),
            (
                "gid-2021", 42,
                ["R-T3-BAL": 7, "R-T3-ROW": 25, "R-T3-COL": 7, "R-T4-SUM": 3]
            ),
        ] as [(String, Int, [String: Int])])
    func identities(id: String, count: Int, instances: [String: Int]) throws {
        let form = try #require(try FormFiles.catalogue()[id])
        #expect(form.identityCount == count)
        let identities = form.rules.filter { $0.check == .equal && !$0.looksAtLastYear }
        #expect(identities.allSatisfy { $0.severity == .error })
        #expect(
            Dictionary(uniqueKeysWithValues: identities.map { ($0.id, $0.instances.count) })
                == instances)
    }

    /// Each total is the sum of its addends and of nothing else, told from the cells' names.
    @Test(arguments: ["gid-2019", "gid-2021"])
    func identitiesCoverTheirTables(id: String) throws {
        let form = try #require(try FormFiles.catalogue()[id])
        func sides(_ rule: String) throws -> [(left: Set<String>, right: Set<String>)] {
            let rule = try #require(form.rules.first { $0.id == rule })
            return rule.instances.map { instance in
                (
                    Set(instance.left.map { form.cells[$0].name }),
                    Set(instance.right.map { form.cells[$0].name })
                )
            }
        }
        let results = Set(form.cells.filter { $0.table == "requests" }.map(\.row))
            .subtracting(["received", "carried_in", "handled_total", "carried_out"])
        for (sides, column) in zip(try sides("R-T3-COL"), Self.applicants) {
            #expect(sides.left == Set(results.map { "requests.\($0).\(column)" }))
            #expect(sides.right == ["requests.handled_total.\(column)"])
        }
        for (sides, column) in zip(try sides("R-T3-BAL"), Self.applicants) {
            #expect(
                sides.left == ["requests.received.\(column)", "requests.carried_in.\(column)"])
            #expect(
                sides.right
                    == ["requests.handled_total.\(column)", "requests.carried_out.\(column)"])
        }
        for rule in ["R-T3-ROW", "R-T4-SUM"] {
            for (left, right) in try sides(rule) {
                let total = try #require(right.first)
                let row = total.dropLast("total".count)
                let others = form.cells.map(\.name).filter { $0.hasPrefix(row) && $0 != total }
                #expect(right.count == 1 && left == Set(others))
            }
        }
    }

    @Test func unitsAndMoney() throws {
        let catalogue = try FormFiles.catalogue()
        let old = try #require(catalogue["gid-2019"])
        let new = try #require(catalogue["gid-2021"])
        #expect(old.cells.filter(\.unit.isMoney).map(\.name) == ["disclosure.procurement.amount"])
        #expect(new.cells.filter(\.unit.isMoney).map(\.name) == ["disclosure.fees.amount"])
        let amount = try #require(old.cells.first { $0.unit.isMoney }).unit
        #expect(amount.scale == 100, "yuan in fen")
        #expect(!amount.isPrintedInForm, "the form of 2019 prints no unit for the amount")
        let fees = try #require(new.cells.first { $0.unit.isMoney }).unit
        #expect(fees.scale == 1_000_000, "万元 in fen")
        #expect(fees.isPrintedInForm)
        for form in catalogue.forms {
            #expect(form.cells.filter { !$0.unit.isMoney }.allSatisfy { $0.unit.scale == 1 })
        }
        #expect(try ExactDecimal.parse("59237.2449", scale: fees.scale) == 59_237_244_900)
    }

    @Test func signedCellsAndTotals() throws {
        let catalogue = try FormFiles.catalogue()
        let old = try #require(catalogue["gid-2019"])
        #expect(
            old.cells.filter(\.isSigned).map(\.name)
                == ["licensing", "other_services", "penalties", "compulsory_measures", "fees"]
                .map { "disclosure.\($0).change" })
        #expect(try #require(catalogue["gid-2021"]).cells.allSatisfy { !$0.isSigned })
        for form in catalogue.forms {
            #expect(form.cells.filter { $0.isTotal }.allSatisfy { $0.column == "total" })
            #expect(form.cells.count { $0.isTotal } == form.identityCount - 14)
        }
    }

    @Test(
        arguments: [
            (2008, nil), (2018, nil), (2019, "gid-2019"), (2020, "gid-2019"),
            (2021, "gid-2021"), (2026, "gid-2021"), (2999, "gid-2021"),
        ] as [(Int, String?)])
    func formOfYear(year: Int, id: String?) throws {
        #expect(try FormFiles.catalogue().form(forYear: year)?.id == id)
    }

    @Test func everythingIsInBothLanguages() throws {
        for form in try FormFiles.catalogue().forms {
            let lines = form.tables.flatMap(\.blocks).flatMap { $0.rows + $0.columns }
            let phrases =
                [form.title] + form.sections.map(\.heading) + form.tables.map(\.title)
                + lines.map(\.label) + lines.compactMap(\.group) + form.cells.map(\.label)
                + form.cells.map(\.unit.label) + form.rules.flatMap { [$0.title, $0.message] }
            for phrase in phrases {
                #expect(phrase.zh.contains(where: isHan), "\(form.id): \(phrase)")
                #expect(phrase.en.contains { $0.isLetter && $0.isASCII }, "\(form.id): \(phrase)")
                #expect(!phrase.en.contains(where: isHan), "\(form.id): \(phrase)")
            }
            let labels = form.cells.map(\.label)
            #expect(Set(labels).count == labels.count, "\(form.id): two cells read the same")
        }
    }

    private func isHan(_ character: Character) -> Bool {
        character.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }

    @Test func labelsReadAsAClerkWouldSayThem() throws {
        let form = try #require(try FormFiles.catalogue()["gid-2021"])
        let position = try #require(
            form.position(of: "requests.refused_internal_affairs.natural_person"))
        let cell = form.cells[position]
        #expect(cell.label.zh == "（三）不予公开 5.属于三类内部事务信息·自然人")
        #expect(cell.label.en == "(3) Refused: 5. internal affairs, natural persons")
        #expect(form.rowLabel(of: cell).zh == "（三）不予公开 5.属于三类内部事务信息")
    }

    @Test func contentHashIsThatOfTheFile() throws {
        for form in try FormFiles.catalogue().forms {
            #expect(form.contentHash.utf8.count == 64)
            #expect(form.contentHash.allSatisfy { $0.isHexDigit })
        }
        let hashes = try FormFiles.catalogue().forms.map(\.contentHash)
        #expect(Set(hashes).count == hashes.count)
    }

    @Test func positionsOfBlocksAreThoseOfTheirCells() throws {
        for form in try FormFiles.catalogue().forms {
            for table in form.tables {
                for block in table.blocks {
                    for (row, rowLine) in block.rows.enumerated() {
                        for (column, columnLine) in block.columns.enumerated() {
                            let cell = form.cells[block.position(row: row, column: column)]
                            #expect(
                                cell.name == "\(table.id).\(rowLine.id).\(columnLine.id)")
                        }
                    }
                }
            }
        }
    }
}
