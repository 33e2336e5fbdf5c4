import Confinement
import Documents
import Forms
package import Listings
package import Messages
import SeparateReading
import Settings
import Store

extension Workplace {
    /// Brings the database to this version's schema.
    package func migrate(isDryRun: Bool) throws -> Phrase {
        let catalogue = try catalogue()
        return try withDatabase(.nothing) { connection in
            let outcome = try Migrator(connection: connection, catalogue: catalogue)
                .migrate(dryRun: isDryRun)
            if outcome.isNothing { return MigrateMessages.nothing }
            func names(_ language: Language) -> String {
                let rights = outcome.rights.isEmpty ? [] : [MigrateMessages.rights[language]]
                return (outcome.applied + outcome.code + rights + outcome.forms)
                    .joined(separator: ", ")
            }
            let phrase = isDryRun ? MigrateMessages.wouldApply : MigrateMessages.applied
            let applied = phrase.filled(["names": Phrase(names(.zh), en: names(.en))])
            guard outcome.remaining.isEmpty else {
                let remaining = MigrateMessages.remaining.filled([
                    "names": outcome.remaining.lines
                ])
                let said = names(.zh).isEmpty ? [remaining] : [applied, remaining]
                throw Refusal(.wrongSettings, said.joined(zh: "\n", en: "\n"))
            }
            return applied
        }
    }

    /// Compares the database with this version and changes nothing.
    ///
    /// - Throws: ``Refusal`` that names everything that differs.
    package func checkSchema() throws -> Phrase {
        let catalogue = try catalogue()
        return try withDatabase(.asItIs) { connection in
            let migrator = Migrator(connection: connection, catalogue: catalogue)
            try migrator.check()
            let definitions = try migrator.differences()
            let forms = try migrator.alteredForms().map { form, position in
                MigrateMessages.form.filled(["form": form, "position": String(position)])
            }
            let found = definitions.map(\.phrase) + forms
            guard !found.isEmpty else { return MigrateMessages.agrees }
            throw Refusal(
                .wrongSettings,
                MigrateMessages.differs.filled(["names": found.joined(zh: "\n", en: "\n")]).filled([
                    "count": String(found.count)
                ]))
        }
    }

    /// Looks at settings, connection, rights, schema, clock and locks.
    ///
    /// - Returns: what was found, and the exit code that other commands would end with; nil if
    ///   all is well.
    package func examine() throws -> (listing: Listing, worst: ExitStatus?) {
        var examination = Examination()
        for setting in settings.describe() {
            examination.note(
                Phrase(setting.key.rawValue, en: setting.key.rawValue), setting.value,
                setting.origin.name)
        }
        var worst: ExitStatus?
        do {
            let catalogue = try catalogue()
            let ids = catalogue.forms.map(\.id).joined(separator: ", ")
            examination.pass(DoctorMessages.forms, Phrase(ids, en: ids))
            examination.pass(DoctorMessages.formats, ReadableFormats().summary)
            examination.examineReading(protectionsOfReading(catalogue))
            try withDatabase(.asItIs) { connection in
                worst = examination.examine(connection, settings, catalogue)
            }
        } catch {
            guard let report = ErrorReport(error, settings: settings) else { throw error }
            examination.fail(DoctorMessages.database, report.message)
            worst = report.status
        }
        return (examination.listing, worst ?? (examination.hasProblem ? .failed : nil))
    }

    /// What keeps a document from doing more than being read; nil if none can be read.
    private func protectionsOfReading(
        _ catalogue: FormCatalogue
    ) -> (held: Protections, possible: [String])? {
        (reader(catalogue) as? SeparateReader)?.protections()
    }
}

extension DefinitionDifference {
    var phrase: Phrase {
        switch kind {
        case .missing: MigrateMessages.missing.filled(["name": name])
        case .altered: MigrateMessages.altered.filled(["name": name])
        case .added: MigrateMessages.added.filled(["name": name])
        }
    }
}

extension [DefinitionDifference] {
    var lines: Phrase { map(\.phrase).joined(zh: "\n", en: "\n") }
}
