import Foundation
import Testing

/// The commands as an office, a filer and a login that nobody bound use them.
@Suite struct AccessCommandTests {
    /// A program that connects as a new login with the rights of a role.
    private func program(
        _ county: County, _ role: String, binding: String? = nil
    ) throws -> (login: String, program: Program) {
        let login = "clerk_" + UUID().uuidString.lowercased().replacing("-", with: "")
        try county.execute("CREATE ROLE \(login) LOGIN IN ROLE \(role)")
        if let binding {
            try county.execute(
                "INSERT INTO registry.account (login, agency_id, region_code) "
                    + "VALUES ('\(login)', \(binding))")
        }
        let database = county.database.replacing(/user=\w+/, with: "user=\(login)")
        return (login, Program(database: database))
    }

    private func arguments(_ region: String) -> [[String]] {
        let year = ["--year", "2020"]
        let place = ["--region", region]
        return [
            ["totals"] + place + year, ["late"] + place + year,
            // a table also names the likeliest corrections, for which figures must be read
            ["findings", "--format", "json"] + place + year,
            ["notice"] + place + year, ["revisions"] + place + year,
            ["explain", "requests.received.total"] + place + year,
            ["trend", "requests.received.total"] + place,
        ]
    }

    @Test func officeUsesEveryListingOfItsRegion() throws {
        let county = try County()
        let office = try program(county, "huizong_office", binding: "NULL, '\(County.code)'")
            .program
        for words in arguments(County.code) {
            let own = try office.start(words).wait()
            #expect(own.status == 0, "\(words) \(own)")
            #expect(own.output == (try county.program.start(words).wait()).output)
        }
        let late = try office("late", "--year", "2020", "--format", "json")
        let agencies = try list(object(json(late.output))["agencies"])
        #expect(Set(agencies.compactMap { $0["region"] as? String }) == [County.code])
        let doctor = try office("doctor", "--lang", "en")
        #expect(doctor.status == 0 && doctor.output.contains("region \(County.code)"), "\(doctor)")
    }

    @Test func officeIsRefusedOtherRegionsInWords() throws {
        let county = try County()
        let parent = try #require(
            try county.text("SELECT parent_code FROM registry.region WHERE code = '360926'"))
        let office = try program(county, "huizong_office", binding: "NULL, '\(County.code)'")
            .program
        for words in arguments(parent) {
            let refused = try office.start(words).wait()
            #expect(refused.status == 1 && refused.output.isEmpty, "\(words) \(refused)")
            #expect(refused.errors.contains("不能查看 \(parent)"))
        }
        for words in [["run"], ["audit", "verify"], ["audit", "stale"], ["waive", "x"]] {
            let more = words == ["waive", "x"] ? ["--reason", "x", "--by", "y"] : []
            let refused = try office.start(words + more).wait()
            #expect(refused.status == 1 && refused.errors.contains("没有权限"), "\(words) \(refused)")
        }
    }

    @Test func doctorSaysWhatALoginIsBoundTo() throws {
        let county = try County()
        let agency = try county.number("SELECT min(agency_id) FROM registry.agency")
        let filer = try program(county, "huizong_filer", binding: "\(agency), NULL").program(
            "doctor")
        #expect(filer.status == 0 && filer.output.contains("只为单位 \(agency) "), "\(filer)")
        let auditor = try program(county, "huizong_auditor").program("doctor")
        #expect(auditor.status == 0 && auditor.output.contains("全部地区和单位"), "\(auditor)")
        // where no office is bound, each sees all
        let free = try program(county, "huizong_office").program("doctor")
        #expect(free.status == 0 && free.output.contains("全部地区和单位"), "\(free)")
        _ = try program(county, "huizong_office", binding: "NULL, '\(County.code)'")
        for role in ["huizong_office", "huizong_filer"] {
            let (login, unbound) = try program(county, role)
            let doctor = try unbound("doctor")
            #expect(doctor.status == 78, "\(doctor)")
            #expect(doctor.output.contains("登录名 \(login) 未绑定"))
            #expect(doctor.output.contains("INSERT INTO registry.account"))
        }
    }

    @Test func staleResultsAreListedAndJudgedAgain() throws {
        let county = try County()
        let none = try county.program("audit", "stale")
        #expect(none.status == 0 && none.output.contains("均按现行表格和规则"), "\(none)")
        try county.execute("UPDATE audit.run SET catalogue_hash = 'old'")
        let some = try county.program("audit", "stale", "--year", "2020", "--format", "json")
        let stale = try list(object(json(some.output))["stale"])
        #expect(Set(stale.compactMap { $0["year"] as? Int }) == [2020])
        #expect(stale.allSatisfy { $0["catalogue_hash"] as? String == "old" })
        #expect(try county.program("doctor").output.contains("huizong run --stale"))
        let run = try county.program("run", "--stale")
        #expect(run.status == 0 && run.output.contains("没有变化"), "\(run)")
        #expect(try county.program("audit", "stale").output.contains("均按现行表格和规则"))
        #expect(try county.program("run", "--stale", "--full").status == 64)
        #expect(try county.program("run", "--stale", "--year", "2020").status == 64)
    }
}
