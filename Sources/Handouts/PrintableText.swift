extension String {
    /// The text as it may stand in a page or a document.
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

    /// The text with everything escaped that means something in XML and in HTML.
    var escapedForXML: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

extension Unicode.Scalar {
    fileprivate var isUnprintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
        default: break
        }
        if properties.isNoncharacterCodePoint { return true }
        // a variation selector chooses the form of a character in a name, and stands behind it
        return properties.isDefaultIgnorableCodePoint && !properties.isVariationSelector
    }
}
