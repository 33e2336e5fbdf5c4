"""Manual pages from the program's own account of its commands (--experimental-dump-help).

usage: manual.py PROGRAM DIRECTORY YYYY-MM-DD

The generator that the argument parser brings leaves out every character that is not ASCII.
"""

import json
import pathlib
import subprocess
import sys


def roff(text):
    """A text for roff: what would be a request or an escape stays a character."""
    lines = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").split("\n")
    return "\n".join("\\&" + line if line.startswith(".") else line for line in lines)


def bold(text):
    return f"\\fB{roff(text)}\\fR"


def placeholder(argument):
    return f"\\fI{roff(argument.get('valueName', ''))}\\fR"


def dashed(name):
    return ("-" if name["kind"] == "short" else "--") + name["name"]


def names(argument):
    """As an entry of the list of options: every name, then the value."""
    if argument["kind"] == "positional":
        return placeholder(argument)
    spelled = ", ".join(bold(dashed(name)) for name in argument["names"])
    return spelled + (" " + placeholder(argument) if argument["kind"] == "option" else "")


def usage(argument):
    if argument["kind"] == "positional":
        text = placeholder(argument)
    else:
        text = bold(dashed(argument["preferredName"]))
        if argument["kind"] == "option":
            text += " " + placeholder(argument)
    if argument["isOptional"]:
        text = f"[{text}]"
    return text + ("..." if argument["isRepeating"] else "")


def broken(text):
    """The lines of a text as lines, not filled into a paragraph."""
    lines = []
    for line in text.split("\n"):
        lines += [roff(line), ".br"] if line.strip() else [".sp"]
    return lines


def page(words, command, version, day):
    """The page of one command, whose name is several words below the first."""
    title = "-".join(words)
    children = [child for child in command.get("subcommands", []) if child["commandName"] != "help"]
    arguments = [one for one in command.get("arguments", []) if one["shouldDisplay"]]
    lines = [
        f'.TH {roff(title.upper())} 1 {roff(day)} "huizong {roff(version)}" "huizong"',
        ".ad l", ".nh", ".SH NAME", f"{roff(title)} \\- {roff(command.get('abstract', ''))}",
        ".SH SYNOPSIS", bold(" ".join(words)),
        *[usage(one) for one in arguments],
        *([placeholder({"valueName": "command"})] if children else []),
    ]
    if command.get("discussion"):
        lines += [".SH DESCRIPTION", *broken(command["discussion"])]
    if arguments:
        lines.append(".SH OPTIONS")
        for one in arguments:
            lines += [".TP", names(one), roff(one.get("abstract", ""))]
            if one.get("defaultValue"):
                lines += [".br", f"默认 Default: {roff(one['defaultValue'])}"]
    if children:
        lines.append(".SH COMMANDS")
        for child in children:
            name = f"{title}-{child['commandName']}"
            lines += [".TP", f"{bold(name)}(1)", roff(child.get("abstract", ""))]
    if len(words) > 1:
        above = "-".join(words[:-1])
        lines += [".SH SEE ALSO", f"{bold(above)}(1)"]
    below = [(words + [child["commandName"]], child) for child in children]
    return title, "\n".join(lines) + "\n", below


def main(program, directory, day):
    def said(option):
        return subprocess.run([program, option], check=True, capture_output=True, text=True).stdout

    version = said("--version").strip()
    folder = pathlib.Path(directory)
    folder.mkdir(parents=True, exist_ok=True)
    root = json.loads(said("--experimental-dump-help"))["command"]
    waiting = [([root["commandName"]], root)]
    while waiting:
        words, command = waiting.pop()
        title, text, below = page(words, command, version, day)
        (folder / f"{title}.1").write_text(text, encoding="utf-8")
        waiting += below


if __name__ == "__main__":
    main(*sys.argv[1:])
