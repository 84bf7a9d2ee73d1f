#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source names its licence in its first line, every script in its second."""
from sourcetree import Tree, arguments

IDENTIFIER = "SPDX-License-Identifier: GPL-3.0-or-later"


def main():
    tree = Tree(arguments().root)
    count = 0
    for path in tree.files():
        if path.suffix in (".png", ".svg", ".ts", ".bin", ".gz", ".ico", ".json", ".pem", ".md", ".txt"):
            continue
        lines = tree.text(path).splitlines()[:2]
        script = bool(lines) and lines[0].startswith("#!")
        if path.suffix not in (".h", ".cpp", ".py", ".js") and not script:
            continue
        count += 1
        line = lines[1] if script and len(lines) > 1 else lines[0] if lines else ""
        if line not in ("// " + IDENTIFIER, "# " + IDENTIFIER):
            tree.find(path, "its first line (second after #!) is not: " + IDENTIFIER)
    tree.finish(f"{count} sources name their licence")


main()
