extension String {
    /// The text as it may stand in a page, a document or a sheet.
    ///
    /// Names come from registries that others fill. Characters that control a device, turn the
    /// direction of writing round, break a line or cannot be seen become `�`: whoever proofreads
    /// sees that something is there, and it moves nothing around it.
    public var printable: String {
        guard unicodeScalars.contains(where: \.isUnprintable) else { return self }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: unicodeScalars.map { $0.isUnprintable ? "\u{FFFD}" : $0 })
        return String(scalars)
    }

    /// The same for a text that keeps to one line, as in a terminal: line breaks and tabs become
    /// spaces.
    public var printableLine: String {
        guard unicodeScalars.contains(where: \.isUnprintable) else { return self }
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar {
            case "\r": continue
            case "\n", "\t", "\u{2028}", "\u{2029}": scalars.append(" ")
            default: scalars.append(scalar.isUnprintable ? "\u{FFFD}" : scalar)
            }
        }
        return String(scalars)
    }
}

extension Unicode.Scalar {
    /// Whether it controls a device, turns the direction of writing round, breaks a line or cannot
    /// be seen.
    public var isUnprintable: Bool {
        // what nearly all text is made of needs no look at the tables of Unicode
        switch value {
        case 0x20...0x7E, 0x3000...0x303F, 0x4E00...0x9FFF, 0xFF01...0xFF5E: return false
        default: break
        }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
        default: break
        }
        if properties.isNoncharacterCodePoint { return true }
        // a variation selector chooses the form of a character in a name, and stands behind it
        return properties.isDefaultIgnorableCodePoint && !properties.isVariationSelector
    }
}
