#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source of models, ui and app has a test beside it: models/x/y.cpp has tests/models/x/tst_y.cpp.

What has none yet stands in pairs.txt. The list may only shrink: a source without a test that is not listed fails, and so
does a line whose source has got its test or is gone. `pairs.py ROOT --shrink` cuts such lines; nothing adds any."""
import pathlib

from sourcetree import Tree, arguments


def main():
    listed_default = str(pathlib.Path(__file__).with_name("pairs.txt"))
    options = arguments(list={"default": listed_default}, shrink={"action": "store_true"})
    tree = Tree(options.root)
    list_path = pathlib.Path(options.list)
    lines = list_path.read_text(encoding="utf-8").splitlines() if list_path.exists() else []
    listed = [line for line in lines if line and not line.startswith("#")]
    sources = [path for path in tree.files(".cpp", folders=("models", "ui", "app")) if path.name != "main.cpp"]
    alone = []
    for path in sources:
        tests = tree.root / "tests" / path.parent
        if not (tests / f"tst_{path.stem}.cpp").exists():
            alone.append(path.as_posix())
    if options.shrink:
        kept = [line for line in lines if line.startswith("#") or line in alone]
        list_path.write_text("\n".join(kept) + "\n", encoding="utf-8")
        listed = [line for line in kept if not line.startswith("#")]
    for path in alone:
        if path not in listed:
            stem = pathlib.PurePosixPath(path)
            tree.find(path, f"has no tests/{stem.parent}/tst_{stem.stem}.cpp")
    for path in listed:
        if path not in alone:
            tree.find(path, "has its test now, or is gone: take it off pairs.txt (pairs.py ROOT --shrink)")
    tree.finish(f"{len(sources) - len(alone)} of {len(sources)} sources have their test, {len(alone)} are listed without")


main()
