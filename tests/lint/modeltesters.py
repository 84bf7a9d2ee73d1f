#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every item model of models and ui stands under QAbstractItemModelTester: a test that names the class uses it.

A model is a class that derives from one of Qt's (QAbstractTableModel, QSortFilterProxyModel, …) or from a model here. A
nested class is named alone, in a comment where the test cannot reach it but through what shows it."""
import re

from sourcetree import Tree, arguments

CLASS = re.compile(r"^\s*class\s+([\w:]+)\s*(?:final\s*)?:\s*public\s+(\w+)", re.MULTILINE)
QT_MODEL = re.compile(r"^Q\w*Model$")


def main():
    tree = Tree(arguments().root)
    bases = {}
    for path in tree.files(".h", ".cpp", folders=("models", "ui")):
        for name, base in CLASS.findall(tree.text(path)):
            bases[name] = (base, path)
    models = {}
    while True:
        more = {
            name: path
            for name, (base, path) in bases.items()
            if name not in models and (QT_MODEL.match(base) or base in models)
        }
        if not more:
            break
        models.update(more)
    tests = [tree.text(path) for path in tree.files(".cpp", ".h", folders=("tests",))]
    tests = [text for text in tests if "QAbstractItemModelTester" in text]
    for name, path in sorted(models.items()):
        word = re.compile(rf"\b{re.escape(name.split('::')[-1])}\b")
        if not any(word.search(text) for text in tests):
            tree.find(path, f"no test of {name} uses QAbstractItemModelTester")
    tree.finish(f"{len(models)} item models stand under the model tester")


main()
