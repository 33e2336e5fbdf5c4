import PostgresClient

/// Writes the SQL peers' statements for a form: the files of `sql/peers` with their blanks filled.
struct PeerSQL {
    /// How the figures are stored that a peer reads.
    enum Layout {
        /// As huizong stores them: one array a report.
        case arrays
        /// One column a cell, in a table of its own.
        case columns
    }

    /// The ways to do the job.
    enum Way: String, CaseIterable {
        /// As one would write it first, with PostgreSQL's own settings.
        case plain
        /// At its best for many reports: each step a table, made in parallel where that pays.
        case steps
        /// At its best for few: one statement.
        case once

        var layout: Layout { self == .plain ? .arrays : .columns }
    }

    let form: PeerForm

    var reportView: Statement { filled(Files.makeReportView, [:]) }

    var wideTable: Statement {
        let columns = (0..<form.cells).map { cell in
            let type = form.money.contains(cell) ? "bigint" : "integer"
            return "cells[\(cell + 1)]::\(type) AS c\(cell + 1)"
        }
        return filled(Files.makeWideTable, ["columns": columns.joined(separator: ", ")])
    }

    /// The whole job.
    func job(_ way: Way) -> Statement {
        let layout = way.layout
        let figures = (0..<form.cells).map { figure($0, layout) }
        func list(_ item: (Int) -> String) -> String {
            figures.indices.map(item).joined(separator: ", ")
        }
        return filled(
            way == .once ? Files.jobAtOnce : Files.job,
            [
                "settings": way == .plain ? "" : Files.bestSettings.sql,
                "left_out_kind": layout == .arrays ? "TEMPORARY" : "UNLOGGED",
                "left_out": layout == .arrays ? "pg_temp.left_out" : "peer.left_out",
                "reports": layout == .arrays ? "peer.report" : "peer.wide",
                "identities": form.identities.indices.map { identity($0, layout) }
                    .joined(separator: ",\n    "),
                "suspicious": form.identities.map { suspicion($0, layout) }
                    .joined(separator: "\n    OR "),
                "sums": list { "sum(\(figures[$0]))::bigint AS v\($0 + 1)" },
                "missing": list { "count(*) - count(\(figures[$0])) AS n\($0 + 1)" },
                "tree_sums": list { "coalesce(sum(o.v\($0 + 1)), 0)" },
                "tree_missing": list { "sum(o.n\($0 + 1))" },
                "sum_list": list { "coalesce(sum(\(figures[$0])), 0)::bigint" },
                "missing_list": list { "count(*) - count(\(figures[$0]))" },
                "cells": String(form.cells),
            ])
    }

    private func figure(_ cell: Int, _ layout: Layout) -> String {
        switch layout {
        case .arrays: "s.cells[\(cell + 1)]"
        case .columns: "s.c\(cell + 1)"
        }
    }

    private func suspicion(_ identity: PeerForm.Identity, _ layout: Layout) -> String {
        func sum(_ cells: [Int]) -> String {
            cells.map { figure($0, layout) }.joined(separator: " + ")
        }
        return "(\(sum(identity.left))) IS DISTINCT FROM (\(sum(identity.right)))"
    }

    /// A row of both sums, and for each side whether it may be said to exceed the other: not if a
    /// blank of the other can add to that, nor if one of its own can take away.
    private func identity(_ number: Int, _ layout: Layout) -> String {
        let identity = form.identities[number]
        func sum(_ cells: [Int]) -> String {
            "(" + cells.map { "coalesce(\(figure($0, layout)), 0)" }.joined(separator: " + ")
                + ")::bigint"
        }
        func isFull(_ cells: [Int], _ others: [Int]) -> String {
            (cells + others.filter(identity.signed.contains))
                .map { "\(figure($0, layout)) IS NOT NULL" }.joined(separator: " AND ")
        }
        return [
            "(\(number + 1)::smallint", sum(identity.left), sum(identity.right),
            isFull(identity.right, identity.left), isFull(identity.left, identity.right) + ")",
        ].joined(separator: ", ")
    }

    private func filled(_ file: Statement, _ blanks: [String: String]) -> Statement {
        var sql = file.sql.replacing("{year}", with: String(form.year))
        for (blank, text) in blanks { sql = sql.replacing("{\(blank)}", with: text) }
        return Statement(name: file.name, sql: sql)
    }
}
