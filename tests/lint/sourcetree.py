# SPDX-License-Identifier: GPL-3.0-or-later
"""What every lint check shares: the tree under test, its files, and how a finding is told."""
import argparse
import pathlib
import sys

FOLDERS = ("app", "models", "ui", "tests", "resources", "translations", ".ci")


class Tree:
    def __init__(self, root):
        self.root = pathlib.Path(root).resolve()
        self.findings = []

    def files(self, *suffixes, folders=FOLDERS):
        """Paths relative to the root, sorted; all files where no suffix is named."""
        found = []
        for folder in folders:
            for path in (self.root / folder).rglob("*"):
                hidden = any(part in ("__pycache__", "node_modules") for part in path.parts)
                if path.is_file() and not hidden and (not suffixes or path.suffix in suffixes):
                    found.append(path.relative_to(self.root))
        return sorted(found)

    def text(self, path):
        return (self.root / path).read_text(encoding="utf-8", errors="replace")

    def find(self, where, what):
        self.findings.append(f"{where}: {what}")

    def finish(self, passed):
        for finding in self.findings:
            print(finding)
        if self.findings:
            print(f"{len(self.findings)} findings")
            sys.exit(1)
        print(passed)


def arguments(**options):
    parser = argparse.ArgumentParser()
    parser.add_argument("root")
    for name, settings in options.items():
        parser.add_argument("--" + name.replace("_", "-"), **settings)
    return parser.parse_args()
