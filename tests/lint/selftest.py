#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each check finds the fault it is there for, in a small tree made for it, and passes once the fault is gone."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
QT_HEADERS = sys.argv.pop(1) if len(sys.argv) > 1 else ""
HEAD = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
MESSAGE = "<message><source>%s</source><translation%s>%s</translation></message>"


class Checks(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name).resolve()
        self.addCleanup(self.folder.cleanup)

    def write(self, path, text=HEAD):
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def run_check(self, name, *options):
        done = subprocess.run([sys.executable, str(HERE / f"{name}.py"), str(self.root), *options], capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def passes(self, name, *options):
        code, said = self.run_check(name, *options)
        self.assertEqual(code, 0, said)

    def finds(self, what, name, *options):
        code, said = self.run_check(name, *options)
        self.assertEqual(code, 1, said)
        self.assertIn(what, said)

    def test_layering(self):
        qt = ("--qt-headers", QT_HEADERS)
        self.write("models/base/a.h")
        self.write("models/store/storewriter.h")
        self.write("models/fleet/b.h", HEAD + '#include "models/base/a.h"\n#include <vector>\n')
        self.passes("layering", *qt)
        self.write("models/base/c.h", HEAD + '#include "models/fleet/b.h"\n')
        self.finds('models/base may not include "models/fleet/b.h"', "layering", *qt)
        self.write("models/base/c.h", HEAD + '#include "a.h"\n')
        self.finds("not a path from the root", "layering", *qt)
        self.write("models/base/c.h")
        self.write("ui/devices/d.cpp", HEAD + '#include "models/store/storewriter.h"\n')
        self.finds("ui may not include", "layering", *qt)
        self.write("ui/devices/d.cpp")
        if QT_HEADERS:
            self.write("models/fleet/b.h", HEAD + "#include <QPushButton>\n")
            self.finds("may not use Qt Widgets", "layering", *qt)
            self.write("models/fleet/b.h", HEAD + "#include <QtGui/qcolor.h>\n")
            self.finds("may not use Qt Gui", "layering", *qt)

    def test_mutants(self):
        block = "file: models/base/a.cpp\nbreaks: everything\ntest: tst_a\n-     if (one)\n+     if (two)\n"
        self.write("models/base/a.cpp", HEAD + "    if (one)\n")
        self.write("tests/models/base/tst_a.cpp")
        self.write("tests/mutants/mutants.txt", "# a list\n\n" + block)
        self.passes("mutants")
        self.write("models/base/a.cpp", HEAD + "    if (one)\n    if (one)\n")
        self.finds("its text is there 2 times", "mutants")
        self.write("models/base/a.cpp", HEAD + "    if (three)\n")
        self.finds("its text is there 0 times", "mutants")
        self.write("models/base/a.cpp", HEAD + "    if (one)\n")
        self.write("tests/mutants/mutants.txt", block.replace("tst_a", "tst_b"))
        self.finds("there is no tst_b", "mutants")
        self.write("tests/mutants/mutants.txt", block.replace("breaks: everything\n", ""))
        self.finds("mutant 1 is not whole", "mutants")

    def test_spdx(self):
        self.write("models/base/a.h")
        self.write("tests/run", "#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later\n")
        self.passes("spdx")
        self.write("models/base/a.h", "#pragma once\n")
        self.finds("a.h", "spdx")

    def test_words(self):
        self.write("models/base/a.h")
        self.passes("words")
        self.write("models/base/a.h", HEAD + "// TO" + "DO later\n")
        self.finds("a note to oneself", "words")
        self.write("models/base/a.h", HEAD + f'"{self.root}/x"\n')
        self.finds("a path of one machine", "words")

    def test_pairs(self):
        listed = self.root / "pairs.txt"
        options = ("--list", str(listed))
        self.write("models/base/a.cpp")
        self.finds("has no tests/models/base/tst_a.cpp", "pairs", *options)
        listed.write_text("models/base/a.cpp\n")
        self.passes("pairs", *options)
        self.write("tests/models/base/tst_a.cpp")
        self.finds("take it off", "pairs", *options)
        self.passes("pairs", *options, "--shrink")
        self.passes("pairs", *options)

    def test_modeltesters(self):
        self.write("models/tables/base.h", HEAD + "class BaseModel : public QAbstractTableModel\n{\n};\n")
        self.write("ui/list.cpp", HEAD + "class List::Filter final : public BaseModel\n{\n};\nclass Panel : public QWidget\n{\n};\n")
        self.write("tests/tst_base.cpp", HEAD + "QAbstractItemModelTester tester(&model); // BaseModel\n")
        self.finds("ui/list.cpp: no test of List::Filter", "modeltesters")
        self.write("tests/tst_list.cpp", HEAD + "// Filter\nQAbstractItemModelTester tester(&model);\n")
        self.passes("modeltesters")
        self.write("tests/tst_list.cpp", HEAD + "// Filter\n")
        self.finds("no test of List::Filter", "modeltesters")

    def translate(self, *found):
        body = "".join(MESSAGE % one for one in found)
        text = f'<TS version="2.1" language="zh_CN"><context><name>Page</name>{body}</context></TS>'
        self.write("translations/rollout-console_zh_CN.ts", '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS>' + text)
        self.write("translations/rollout-console_en.ts", '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="en"/>')

    def test_translations(self):
        self.write("ui/page.h", "class Page : public QWidget { Q_OBJECT\npublic: Page() { tr(\"Pause %1\"); } };\n")
        self.finds("rollout-console_zh_CN.ts: is missing", "translations")
        self.translate(("Pause %1", "", "暂停 %1"))
        self.passes("translations")
        self.translate(("Pause %1", ' type="unfinished"', ""))
        self.finds("is unfinished", "translations")
        self.translate(("Pause %1", "", "暂停"))
        self.finds("other placeholders", "translations")
        self.translate(("Pause %1", "", "暂停 %1"), ("Gone", "", "没了"))
        self.finds("is in no source any more", "translations")
        self.translate()
        self.finds("is not in the file", "translations")


unittest.main()
