"""Reports as agencies make them up."""

import collections

from model import GROUPS, Fault

COLUMNS = ["natural_person", "business", "research", "public_welfare", "legal_service",
           "other_organisation"]
OUTCOMES = ["upheld", "corrected", "other_outcome", "pending"]


def right_report(chance, cells, year):
    """A report that is right in itself, by cell."""
    figures = {}
    empty = None if chance.random() < 0.4 else 0
    for cell, _ in cells:
        figures[cell] = empty
    total = collections.Counter()
    for column in COLUMNS:
        if chance.random() < 0.5:
            continue
        part = {"granted": chance.randint(0, 300), "declined_repeated": chance.randint(0, 9),
                "carried_out": chance.randint(0, 5), "carried_in": chance.randint(0, 5)}
        part["handled_total"] = part["granted"] + part["declined_repeated"]
        part["received"] = (part["handled_total"] + part["carried_out"] + 5
                            - part["carried_in"])
        part["carried_out"] += 5
        for row, figure in part.items():
            figures[f"requests.{row}.{column}"] = figure
            total[row] += figure
    for row in ("granted", "declined_repeated", "carried_out", "carried_in",
                "handled_total", "received"):
        figures[f"requests.{row}.total"] = total[row]
    for group in GROUPS:
        if chance.random() < 0.5:
            parts = [chance.randint(0, 9) for _ in OUTCOMES]
            for name, figure in zip(OUTCOMES, parts):
                figures[f"proceedings.{group}.{name}"] = figure
            figures[f"proceedings.{group}.total"] = sum(parts)
    if year < 2021:
        figures["disclosure.penalties.items_last_year"] = 9
        figures["disclosure.penalties.change"] = -chance.randint(0, 8)
        figures["disclosure.procurement.amount"] = chance.randint(0, 1 << 50)
    else:
        figures["disclosure.fees.amount"] = chance.randint(0, 1 << 50)
        figures["disclosure.licensing.decisions"] = chance.randint(0, 10_000)
    figures["disclosure.penalties.decisions"] = chance.randint(0, 100_000)
    return figures


# What a report may say: of two kinds of things, of one, of none, and nothing of all that.
SENTENCES = ["{year}年收到政府信息公开申请{count}件，答复申请{count}件。",
             "{year}年收到政府信息公开申请{count}件。", "{year}年未收到政府信息公开申请。",
             "{year}年依法公开政府信息。"]


def tell(chance, figures, year):
    """What a report says in words, if anything. Of those with many words some have tables of
    nothing, whose words belie them or do not."""
    if chance.random() < 0.7:
        return None
    if chance.random() < 0.5:
        for cell in figures:
            if cell.startswith(("requests.", "proceedings.")):
                figures[cell] = 0
    return chance.choice(SENTENCES).format(year=year, count=chance.randint(1, 9))


def is_belied(figures, words):
    """Whether words tell of requests that came and were answered, beside tables of zeros: one
    statement alone may be a slip, and a blank may be anything."""
    tables = [figure for cell, figure in figures.items()
              if cell.startswith(("requests.", "proceedings."))]
    return bool(words) and "收到" in words and "答复" in words and all(
        figure == 0 for figure in tables)


def spoil(chance, figures):
    """Makes a report wrong in one sum, which keeps it out of the totals."""
    group = chance.choice(GROUPS)
    outcomes = [chance.randint(0, 2) for _ in OUTCOMES]
    for name, figure in zip(OUTCOMES, outcomes):
        figures[f"proceedings.{group}.{name}"] = figure
    fault = Fault(group, sum(outcomes), sum(outcomes) + 1)
    figures[f"proceedings.{group}.total"] = fault.total
    return fault


def in_units(figure, scale):
    """A whole number as JSON says it in the form's unit."""
    if figure is None:
        return "null"
    if scale == 1:
        return str(figure)
    whole, part = divmod(abs(figure), scale)
    return f"{'-' if figure < 0 else ''}{whole}.{part:0{len(str(scale)) - 1}}"
