import Foundation
import Messages
import Synchronization
import TestSupport
import Testing

@testable import Forms

@Suite struct FormCatalogueTests {
    private func refusal(of files: [String: String]) -> FormError? {
        do {
            _ = try FormFiles.catalogue(of: files)
            return nil
        } catch {
            return error as? FormError
        }
    }

    /// The form of 2021 with other years, whatever form may have followed it.
    private func formOf2021(years: String) throws -> String {
        try FormFiles.text("gid-2021").replacing(/(?m)^years: .*$/, with: "years: {\(years)}")
    }

    @Test func aThirdFormNeedsNoSwift() throws {
        let closed = try formOf2021(years: "first: 2021, last: 2029")
        let catalogue = try FormFiles.catalogue(of: [
            "gid-2019.yaml": FormFiles.text("gid-2019"), "gid-2021.yaml": closed,
            TrialForm.name: TrialForm.text, "readme.txt": "no form",
        ])
        #expect(catalogue.forms.map(\.id) == ["gid-2019", "gid-2021", "trial"])
        #expect(catalogue.form(forYear: 2029)?.id == "gid-2021")
        #expect(catalogue.form(forYear: 2030)?.id == "trial")
        #expect(catalogue.form(forYear: 2032) == nil)
    }

    @Test func twoFormsCannotClaimOneYear() throws {
        let error = refusal(of: [
            "gid-2021.yaml": try formOf2021(years: "first: 2021"),
            TrialForm.name: TrialForm.text,
        ])
        #expect(error?.file.hasSuffix("/trial.yaml") == true)
        #expect(
            error?.reason.en.hasPrefix("its years overlap those of form “gid-2021” (gid-2021.yaml:")
                == true)
    }

    @Test func aFormIsNamedLikeItsFile() {
        let error = refusal(of: ["other.yaml": TrialForm.text])
        #expect(error?.file.hasSuffix("/other.yaml") == true)
        #expect(error?.reason == FormMessages.idIsNotFileName.filled(["value": "trial"]))
    }

    @Test func aDirectoryWithoutForms() {
        let error = refusal(of: ["readme.txt": "no form"])
        #expect(error?.reason == FormMessages.emptyDirectory)
    }

    @Test func aDirectoryThatIsNotThere() {
        let path = "\(FormFiles.directory)/nowhere"
        let error = #expect(throws: FormError.self) { try FormCatalogue(directory: path) }
        #expect(error?.file == path)
        #expect(error?.message.en.contains("cannot be read") == true)
    }

    @Test func aRuleMayBeValidForSomeYearsOnly() throws {
        let text = TrialForm.with(
            "severity: warning", as: "severity: hint\n    years: {first: 2031}")
        let form = try #require(try FormFiles.catalogue(of: [TrialForm.name: text])["trial"])
        #expect(form.rules.map { $0.years.contains(2030) } == [true, false])
        #expect(form.rules.map { $0.years.contains(2031) } == [true, true])
        #expect(form.rules[0].years == form.years)
    }

    /// Read ahead or not, once; and what is wrong is told to whoever asks.
    @Test(arguments: [false, true])
    func formsAreReadWhenSomebodyAsks(isPrepared: Bool) throws {
        struct Asked: Error {}
        let known = try FormFiles.catalogue()
        let count = Mutex(0)
        let source = FormSource(stamps: known.stamps) {
            count.withLock { $0 += 1 }
            return known
        }
        let broken = FormSource(stamps: known.stamps) { throw Asked() }
        if isPrepared {
            source.prepare()
            source.prepare()
            broken.prepare()
        }
        for _ in 1...2 { #expect(try source.catalogue().stamps == known.stamps) }
        #expect(count.withLock { $0 } == 1)
        #expect(throws: Asked.self) { try broken.catalogue() }
    }
}
