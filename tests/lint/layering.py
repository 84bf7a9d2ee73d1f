#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Include rules of the rooms: rooms.txt is the law, includes are written from the root, models stay free of widgets."""
import pathlib
import re

from sourcetree import Tree, arguments

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def read_rooms(path):
    rooms = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            room, includes, modules = (part.strip() for part in line.split("|"))
            rooms[room] = (includes.split(), modules.split())
    return rooms


def room_of(path, rooms):
    for room in sorted(rooms, key=len, reverse=True):
        if path.startswith(room + "/"):
            return room
    return None


def qt_module_of(header, qt_headers):
    """'Widgets' for QPushButton or QtWidgets/qpushbutton.h; None for what is not Qt's."""
    if header.startswith("Qt") and "/" in header:
        return header.split("/")[0].removeprefix("Qt")
    if not qt_headers or not re.match(r"(Q[A-Z]|q[a-z]+\.h)", header):
        return None
    for folder in sorted(qt_headers.glob("Qt*")):
        if (folder / header).exists():
            return folder.name.removeprefix("Qt")
    return None


def check_own(tree, rooms, where, room, header):
    target = tree.root / header
    generated = header.endswith(".moc") or (tree.root / (header + ".in")).exists()
    if generated:
        return
    if not target.exists():
        tree.find(where, f'"{header}" is not a path from the root')
        return
    wanted = room_of(header, rooms)
    allowed = rooms[room][0]
    inside = wanted == room and wanted is not None
    if not inside and not any(header == rule or header.startswith(rule + "/") for rule in allowed):
        tree.find(where, f'{room} may not include "{header}"')


def main():
    options = arguments(qt_headers={"default": ""}, rooms={"default": str(pathlib.Path(__file__).with_name("rooms.txt"))})
    tree = Tree(options.root)
    rooms = read_rooms(pathlib.Path(options.rooms))
    qt_headers = pathlib.Path(options.qt_headers) if options.qt_headers else None
    count = 0
    for path in tree.files(".h", ".cpp", folders=("models", "ui", "app", "tests")):
        where = path.as_posix()
        room = room_of(where, rooms)
        if room is None:
            tree.find(where, "lies in no room of rooms.txt")
            continue
        for mark, header in INCLUDE.findall(tree.text(path)):
            count += 1
            if mark == '"':
                check_own(tree, rooms, where, room, header)
                continue
            modules = rooms[room][1]
            module = qt_module_of(header, qt_headers)
            if module and modules != ["*"] and module not in modules:
                tree.find(where, f"{room} may not use Qt {module}: <{header}>")
    tree.finish(f"{count} includes keep the order of the rooms")


main()
