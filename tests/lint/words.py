#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No notes to oneself and no paths of somebody's machine in what is published."""
import re

from sourcetree import Tree, arguments

NOTES = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3)) + r")\b")
HOMES = re.compile(r"(?<![\w.])/(home|Users|root)/\w|\b[A-Z]:\\+Users\\")


def main():
    options = arguments(build={"default": ""})
    tree = Tree(options.root)
    machine = [path for path in (str(tree.root), options.build) if len(path) > 4]
    count = 0
    names = tree.files() + [path.relative_to(tree.root) for path in tree.root.glob("*") if path.is_file()]
    for path in names:
        if path.suffix in (".png", ".bin", ".gz", ".ico") or path.name == "LICENSE":
            continue
        count += 1
        for number, line in enumerate(tree.text(path).splitlines(), 1):
            if NOTES.search(line):
                tree.find(f"{path}:{number}", "a note to oneself: finish it or drop it")
            if HOMES.search(line) or any(place in line for place in machine):
                tree.find(f"{path}:{number}", "a path of one machine")
    tree.finish(f"{count} files hold no notes and no machine's paths")


main()
