"""Prints the trees that html5lib makes of pages: one JSON list of pages in, one of trees out.

A tree is a list of lines: the depth, then `<name>` with its attributes in order, or the text."""

import json
import sys

import html5lib


def lines(node, depth, out):
    if isinstance(node.tag, str):
        name = node.tag.rpartition("}")[2]
        attributes = sorted((key.rpartition("}")[2], value) for key, value in node.attrib.items())
        out.append("%d <%s>" % (depth, name) + "".join(" %s=%s" % pair for pair in attributes))
        add_text(node.text, depth + 1, out)
        for child in node:
            lines(child, depth + 1, out)
    add_text(node.tail, depth, out)


def add_text(text, depth, out):
    if not text:
        return
    # a comment parts no text on the page
    if out and out[-1].startswith("%d \"" % depth):
        out[-1] = out[-1] + text
    else:
        out.append("%d \"" % depth + text)


trees = []
for page in json.load(sys.stdin):
    root = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=True)
    out = []
    lines(root, 0, out)
    trees.append(out)
json.dump(trees, sys.stdout)
