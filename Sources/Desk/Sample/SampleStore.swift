import Forms
import Messages
import PostgresClient
import SampleCounty
import Store
import Vocabulary

/// Puts a synthetic county into a database, all or nothing.
struct SampleStore {
    let connection: Connection
    let catalogue: FormCatalogue
    /// Hears how many of the reports are stored.
    var progress: (Int) -> Void = { _ in }

    /// - Throws: ``Refusal`` if the region has agencies already: made-up figures must never
    ///   stand beside real ones.
    func store(_ county: SampleCounty) throws {
        try connection.begin()
        do {
            try fill(county)
            try connection.commit()
        } catch {
            // what went wrong first is what must be heard
            try? connection.rollback()
            throw error
        }
    }

    private func fill(_ county: SampleCounty) throws {
        let registry = RegistryWriter(connection: connection)
        for region in county.regions { try registry.add(region) }
        guard let code = county.regions.last?.code else { return }
        guard try registry.agencyCount(in: code) == 0 else {
            throw Refusal(.failed, SampleMessages.refused.filled(["region": code]))
        }
        let ids = try county.agencies.map { agency in
            try registry.add(
                NewAgency(
                    regionCode: code, name: agency.name, agencyClass: agency.agencyClass,
                    countsInTotal: agency.countsInTotal, activeFrom: agency.activeFrom,
                    activeTo: agency.activeTo))
        }
        for (successor, agency) in zip(ids, county.agencies) {
            guard let predecessor = agency.predecessor else { continue }
            try registry.succeed(
                ids[predecessor], by: successor, on: agency.activeFrom,
                authority: SampleCounty.authority)
        }
        for deadline in county.deadlines {
            try registry.setDeadline(
                region: code, year: deadline.year, agencyClass: deadline.agencyClass,
                event: .submit, dueOn: deadline.dueOn)
        }
        for exemption in county.exemptions {
            try registry.exempt(
                agency: ids[exemption.agency], year: exemption.year, reason: exemption.reason,
                grantedBy: exemption.grantedBy)
        }
        let intake = Intake(connection: connection)
        let submissions = county.reports.compactMap { report in
            catalogue[report.formID].map { form in
                NewSubmission(
                    agencyID: ids[report.agency], year: report.year, formID: form.id,
                    cells: CellsJSON.text(form, report.cells), submittedAt: report.submittedAt,
                    publishedOn: report.publishedOn, source: SampleCounty.source)
            }
        }
        for start in stride(from: 0, to: submissions.count, by: Self.batch) {
            progress(start)
            try intake.submit(Array(submissions[start...].prefix(Self.batch)))
        }
    }

    /// Reports that are filed in one statement.
    private static let batch = 200
}
