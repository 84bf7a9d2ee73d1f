#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every fault of tests/mutants/mutants.txt still fits its source: its text is there exactly once, its test exists."""
import pathlib
import sys

from sourcetree import Tree, arguments

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "mutants"))
import mutantlist


def main():
    tree = Tree(arguments().root)
    tests = {path.stem for path in tree.files(".cpp") if path.parts[0] == "tests"}
    try:
        mutants = mutantlist.read(tree.root / "tests/mutants/mutants.txt")
    except ValueError as problem:
        mutants = []
        tree.find("tests/mutants/mutants.txt", str(problem))
    for mutant in mutants:
        try:
            mutant.apply(tree.root)
        except ValueError as problem:
            tree.find("tests/mutants/mutants.txt", f"{mutant}: {problem}")
        if mutant.test not in tests:
            tree.find("tests/mutants/mutants.txt", f"{mutant}: there is no {mutant.test}")
    tree.finish(f"{len(mutants)} mutants fit their sources")


main()
