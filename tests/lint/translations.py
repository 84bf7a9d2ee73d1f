#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every sentence of the program is translated: lupdate would change nothing, nothing is unfinished, placeholders agree."""
import pathlib
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree

from sourcetree import Tree, arguments

LANGUAGES = (("zh_CN", []), ("en", ["-pluralonly"]))
PLACEHOLDER = re.compile(r"%L?(\d+)")


def tool(name, folder):
    found = pathlib.Path(folder) / name if folder else None
    if found and found.exists():
        return str(found)
    return shutil.which(name) or shutil.which(name + "-qt6") or f"/usr/lib/qt6/bin/{name}"


def messages(path):
    """(context, source, comment) -> message element"""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            found[(name, message.findtext("source") or "", message.findtext("comment") or "")] = message
    return found


def forms(message):
    translation = message.find("translation")
    if translation is None:
        return []
    plural = [form.text or "" for form in translation.findall("numerusform")]
    return plural if plural else [translation.text or ""]


def check_message(tree, name, key, message):
    context, source, _ = key
    where = f'{name} {context} "{source}"'
    translation = message.find("translation")
    state = translation.get("type", "") if translation is not None else "unfinished"
    if state:
        tree.find(where, f"is {state}")
        return
    for form in forms(message):
        if not form.strip():
            tree.find(where, "has an empty translation")
        elif set(PLACEHOLDER.findall(form)) != set(PLACEHOLDER.findall(source)):
            tree.find(where, f'has other placeholders in "{form}"')


def check(tree, language, extra, lupdate, sources):
    path = tree.root / "translations" / f"rollout-console_{language}.ts"
    name = path.name
    if not path.exists():
        tree.find(name, f"is missing: make it with lupdate (sources ui models app, target {name})")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / name
        shutil.copy(path, copy)
        done = subprocess.run([lupdate, *sources, "-I", str(tree.root), "-extensions", "cpp,h", "-no-obsolete", "-locations", "none",
                               *extra, "-ts", str(copy)], capture_output=True, text=True)
        if done.returncode:
            tree.find(name, "lupdate failed: " + done.stderr.strip())
            return 0
        for line in done.stderr.splitlines():
            if "Q_OBJECT" in line:
                tree.find(name, line.strip())
        wanted = messages(copy)
    present = messages(path)
    for key in wanted.keys() - present.keys():
        tree.find(f'{name} {key[0]} "{key[1]}"', "is not in the file: run lupdate")
    for key in present.keys() - wanted.keys():
        tree.find(f'{name} {key[0]} "{key[1]}"', "is in no source any more: run lupdate with -no-obsolete")
    for key in sorted(wanted.keys() & present.keys()):
        check_message(tree, name, key, present[key])
    return len(wanted)


def main():
    options = arguments(tools={"default": ""})
    tree = Tree(options.root)
    lupdate = tool("lupdate", options.tools)
    if not pathlib.Path(lupdate).exists():
        tree.find("lupdate", "is not installed: on Debian, apt-get install qt6-l10n-tools")
        tree.finish("")
    sources = [str(tree.root / folder) for folder in ("ui", "models", "app") if (tree.root / folder).exists()]
    count = sum(check(tree, language, extra, lupdate, sources) for language, extra in LANGUAGES)
    tree.finish(f"{count} messages are translated")


main()
