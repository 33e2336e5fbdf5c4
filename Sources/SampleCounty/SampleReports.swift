import Forms
import Vocabulary

/// What one agency files for one year: nothing, a report, or a report and its correction.
struct SampleReports {
    let form: Form
    let catalogue: FormCatalogue
    let year: Int
    let seed: UInt64

    func reports(of agency: SampleCounty.Agency, index: Int) -> [SampleCounty.Report] {
        var random = SampleRandom(seed: seed, index, year, 7)
        let fate = random.below(100)
        if fate < 4 { return [] }  // never files
        let work = Work(
            agency: index, figures: agency.predecessor ?? index, size: size(of: agency, index))
        let isLate = fate < 12
        let day = filingDay(isLate: isLate, &random)
        switch fate {
        case 12..<16:
            // an arithmetic slip, put right within two weeks half of the time
            let wrong = report(work, .wrongCell, on: day, &random)
            guard random.chance(50) else { return [wrong] }
            return [wrong, report(work, .none, on: day.adding(days: 12), &random)]
        case 16..<21: return [report(work, .blankColumns, on: day, &random)]
        case 21..<23: return [report(work, .blankTotal, on: day, &random)]
        case 23..<24 where year == 2021:
            // last year's form once more, the commonest slip when a form changes
            guard let old = catalogue.form(forYear: year - 1), old.id != form.id else {
                return [report(work, .none, on: day, &random)]
            }
            return [report(work, .none, on: day, form: old, &random)]
        default: return [report(work, .none, on: day, &random)]
        }
    }

    /// Whose report it is, and whose figures it continues.
    private struct Work {
        let agency: Int
        let figures: Int
        let size: SampleFigures.Size
    }

    private func size(of agency: SampleCounty.Agency, _ index: Int) -> SampleFigures.Size {
        let index = agency.predecessor ?? index
        return switch agency.agencyClass {
        case .township, .subdistrict, .institution: .small
        case .governmentOffice, .government: .large
        case .dispatched: .medium
        case .department: index % 7 == 3 ? .large : index % 2 == 0 ? .medium : .small
        }
    }

    private func filingDay(isLate: Bool, _ random: inout SampleRandom) -> CalendarDate {
        let january = CalendarDate(year: year + 1, month: 1, day: 4)
        let first = january ?? CalendarDate(daysSinceEpoch: 0)
        return first.adding(days: isLate ? 38 + Int(random.below(45)) : Int(random.below(27)))
    }

    private func report(
        _ work: Work, _ flaw: SampleFigures.Flaw, on day: CalendarDate,
        form chosen: Form? = nil, _ random: inout SampleRandom
    ) -> SampleCounty.Report {
        let form = chosen ?? self.form
        let hour = 8 + random.below(10)
        let minute = random.below(60)
        return SampleCounty.Report(
            agency: work.agency, year: year, formID: form.id,
            cells: SampleFigures(form: form).cells(
                agency: work.figures, year: year, size: work.size, seed: seed, flaw: flaw),
            submittedAt: Instant(day, secondOfDay: Int(hour * 3600 + minute * 60)),
            publishedOn: random.chance(8) ? nil : day.adding(days: Int(random.below(5))))
    }
}
