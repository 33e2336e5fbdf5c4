import Testing
import YAMLReading

struct YAMLDocumentTests {
    @Test("what a text says comes with its lines, as texts")
    func nodes() throws {
        let root = try #require(
            try YAMLDocument.root(
                of: """
                    # a remark
                    name: "007"
                    list: [1, ~, 'null']
                    block:
                      - |
                        two
                        lines
                      - {a: , b: 县}
                    """))
        let entries = try #require(root.mapping)
        #expect(entries.map { $0.key.scalar } == ["name", "list", "block"])
        #expect(entries.map { $0.key.line } == [2, 3, 4])
        #expect(entries[0].value.scalar == "007")
        let list = try #require(entries[1].value.sequence)
        #expect(list.map { $0.scalar } == ["1", "~", "null"])
        #expect(list.map { $0.isNull } == [false, true, false])
        let block = try #require(entries[2].value.sequence)
        #expect(block.map { $0.line } == [5, 8])
        #expect(block[0].scalar == "two\nlines\n")
        let inner = try #require(block[1].mapping)
        #expect(inner.map { $0.value.scalar } == ["", "县"])
        #expect(inner.map { $0.value.isNull } == [true, false])
    }

    @Test(
        "a text that says nothing has no root", arguments: ["", "# only a remark\n", "---\n...\n"])
    func empty(text: String) throws {
        let root = try YAMLDocument.root(of: text)
        #expect(root?.isNull ?? true)
    }

    @Test("an alias stands for what was last called so")
    func aliases() throws {
        let root = try #require(
            try YAMLDocument.root(of: "[&x one, *x, &x two, *x, &y [3], *y, &z {k: v}, *z]"))
        let elements = try #require(root.sequence)
        #expect(elements.prefix(4).map { $0.scalar } == ["one", "one", "two", "two"])
        #expect(elements[5] === elements[4])
        #expect(elements[7] === elements[6])
    }

    @Test(
        "what is no YAML is refused with its line and libyaml's problem",
        arguments: [
            ("a: 1\nb: *x", .syntax(problem: "found undefined alias", line: 2)),
            ("a: 1\n---\nb: 2", .syntax(problem: "but found another document", line: 2)),
            (
                "a: 1\nb: [1, 2\n",
                .syntax(problem: "did not find expected ',' or ']'", line: 3)
            ),
            (
                "a: 1\n\tb: 2",
                .syntax(problem: "found a tab character that violates indentation", line: 2)
            ),
            ("a: 1\nb: \u{1}", .character(problem: "control characters are not allowed", line: 2)),
            ("z: 1\nb: 2\nb: 3\nc: 4\nz: 5\n", .duplicateKeys(["b", "z"], line: 2)),
            ("a: {k: 1, \"k\": 2}", .duplicateKeys(["k"], line: 1)),
        ] as [(String, YAMLError)])
    func broken(text: String, expected: YAMLError) {
        #expect(throws: expected) { try YAMLDocument.root(of: text) }
    }

    @Test("nesting without end is refused")
    func nesting() {
        let expected = YAMLError.syntax(problem: "nested too deeply", line: 3)
        #expect(throws: expected) {
            try YAMLDocument.root(of: "\n\n" + String(repeating: "[", count: 100_000))
        }
    }
}
