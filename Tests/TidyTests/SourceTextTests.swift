import Testing

/// Habits of the source text that no compiler watches.
@Suite struct SourceTextTests {
    @Test func filesAreShort() throws {
        for file in try Checkout.swiftFiles() + Checkout.files(below: "sql", ".sql")
        where file.path != "sql/schema.sql" {  // which a program writes
            #expect(file.lines.count <= 500, "\(file.path) has \(file.lines.count) lines")
        }
    }

    @Test func linesAreNarrow() throws {
        for file in try Checkout.swiftFiles() {
            for (number, line) in file.lines.enumerated() {
                #expect(line.count <= 100, "\(file.path):\(number + 1)")
            }
        }
    }

    /// What to write instead: throw, return a finding, or do it now.
    @Test func noBannedWords() throws {
        // each word in two pieces, so that this file may name it
        let banned = ["try" + "!", "as" + "!", "fatal" + "Error", "TO" + "DO", "FIX" + "ME"]
        for file in try Checkout.sources() {
            for (number, line) in file.lines.enumerated() {
                for word in banned where contains(line, word) {
                    Issue.record("\(file.path):\(number + 1) says \(word)")
                }
            }
        }
    }

    /// Whether a word stands there as a word, not as the end of a longer one.
    private func contains(_ line: Substring, _ word: String) -> Bool {
        line.ranges(of: word).contains { range in
            guard range.lowerBound > line.startIndex else { return true }
            let before = line[line.index(before: range.lowerBound)]
            return !before.isLetter && !before.isNumber
        }
    }

    /// Sums of money are integers of fen; a binary fraction cannot even hold 0.1.
    @Test func moneyIsNeverABinaryFraction() throws {
        let money = /(?i)fen\b|yuan|money|amount|isMoney/
        for file in try Checkout.sources() {
            let lines = file.lines
            for (number, line) in lines.enumerated() where line.contains(/\b(Double|Float)\b/) {
                let around = lines[max(0, number - 3)...min(lines.count - 1, number + 3)]
                let isComment = line.contains(/^\s*\/\//)
                #expect(
                    isComment || !around.contains { $0.contains(money) },
                    "\(file.path):\(number + 1) has a binary fraction near money")
            }
        }
    }

    /// The project is whole by itself.
    @Test func noPathLeadsOutOfTheProject() throws {
        // made-up paths of tests may have such a folder further down
        let outside = /(?m)(?:^|[^\w.])\/(?:work|root)\/|\.\.\/shared/
        for file in try Checkout.everything() {
            for match in file.text.matches(of: outside) {
                Issue.record("\(file.path) names \(match.0)")
            }
        }
    }

    /// Phrases outside the catalogue, which has a test of its own, and what `--help` says.
    @Test func whatPeopleReadIsInBothLanguages() throws {
        let literal = #"((?:"(?:[^"\\]|\\.)*"\s*\+?\s*)+)"#
        let phrase = try Regex(#"\bPhrase\(\s*"# + literal + #",\s*en:\s*"# + literal + #"\)"#)
        let abstract = try Regex(#"abstract:\s*"# + literal)
        var phrases = 0
        var abstracts = 0
        for file in try Checkout.sources() {
            for match in file.text.matches(of: phrase) {
                phrases += 1
                let zh = String(match.output[1].substring ?? "")
                let en = String(match.output[2].substring ?? "")
                // a phrase of signs only, such as "{name}", is the same in both
                #expect(hasChinese(zh) == hasWords(en), "\(file.path): \(zh) \(en)")
            }
            for match in file.text.matches(of: abstract) {
                abstracts += 1
                let text = String(match.output[1].substring ?? "")
                #expect(text.contains(where: isHan) && hasWords(text), "\(file.path): \(text)")
            }
        }
        #expect(phrases > 100 && abstracts > 10)
    }

    private func isHan(_ character: Character) -> Bool {
        character.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }

    /// English words outside `{blanks}` and interpolations, or the English of another phrase.
    private func hasWords(_ text: String) -> Bool {
        text.contains(".en)")
            || text.replacing(/\{\w+\}|\\\((?:[^()]|\([^()]*\))*\)/, with: "")
                .contains(/[A-Za-z]{2}/)
    }

    /// Chinese, or that of another phrase.
    private func hasChinese(_ text: String) -> Bool {
        text.contains(where: isHan) || text.contains(".zh)")
    }
}
