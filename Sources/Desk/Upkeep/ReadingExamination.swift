import Confinement
import Messages

extension Examination {
    /// Says which protections hold where documents are read, and which this machine lacks.
    mutating func examineReading(_ found: (held: Protections, possible: [String])?) {
        guard let found else {
            fail(DoctorMessages.readingApart, DoctorMessages.noReadingApart)
            return
        }
        var value = ReadingProtections.list(found.held)
        let lacking = Protections.all.subtracting(found.held)
        if !lacking.isEmpty {
            let names = ReadingProtections.list(lacking)
            value = DoctorMessages.someProtections.filled(["held": value, "lacking": names])
        }
        if !found.possible.isEmpty {
            let names = found.possible.joined(separator: ", ")
            let possible = DoctorMessages.possibleAllTheSame.filled(["names": names])
            value = [value, possible].joined(zh: "；", en: "; ")
        }
        pass(DoctorMessages.readingApart, value)
    }
}

/// Protections in the words of people.
enum ReadingProtections {
    private static let names: [(Protections, Phrase)] = [
        (.bounds, DoctorMessages.bounds), (.noNewPrivileges, DoctorMessages.noNewPrivileges),
        (.noRoot, DoctorMessages.noRoot), (.ownNetwork, DoctorMessages.ownNetwork),
        (.noFiles, DoctorMessages.noFiles), (.fewCalls, DoctorMessages.fewCalls),
    ]

    static func list(_ protections: Protections) -> Phrase {
        let held = names.filter { protections.contains($0.0) }.map(\.1)
        return held.joined(zh: "，", en: ", ")
    }
}
