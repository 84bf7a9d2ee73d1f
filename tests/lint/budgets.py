#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sizes that keep a file readable: header 150 lines, source 400, test 400. A list for reviewers; never fails."""
from sourcetree import Tree, arguments


def main():
    tree = Tree(arguments().root)
    over = 0
    for path in tree.files(".h", ".cpp"):
        lines = len(tree.text(path).splitlines())
        budget = 150 if path.suffix == ".h" and path.parts[0] != "tests" else 400
        if lines > budget:
            over += 1
            print(f"{path}: {lines} lines, budget {budget}")
    print(f"{over} files are over their budget")


main()
