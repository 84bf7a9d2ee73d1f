# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of mutants: reading it, and putting one into its source."""
import pathlib


class Mutant:
    def __init__(self, number):
        self.number = number
        self.file = self.breaks = self.test = ""
        self.functions = []
        self.before = []
        self.after = []

    def __str__(self):
        return f"{self.number:2} {self.file}: {self.breaks}"

    def apply(self, root):
        """The source with this fault; ValueError where it does not fit."""
        path = pathlib.Path(root) / self.file
        if not path.is_file():
            raise ValueError("there is no such file")
        text = path.read_text(encoding="utf-8")
        before = "\n".join(self.before)
        count = text.count(before)
        if count != 1:
            raise ValueError(f"its text is there {count} times, not once: {before.strip()}")
        return text.replace(before, "\n".join(self.after))


def read(path):
    mutants = []
    fresh = True
    for number, line in enumerate(pathlib.Path(path).read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            fresh = True
            continue
        if fresh:
            mutants.append(Mutant(len(mutants) + 1))
            fresh = False
        mutant = mutants[-1]
        if line.startswith("- "):
            mutant.before.append(line[2:])
        elif line.startswith("+ "):
            mutant.after.append(line[2:])
        else:
            key, colon, value = line.partition(": ")
            if key not in ("file", "breaks", "test") or not colon:
                raise ValueError(f"line {number}: {line}")
            if key == "test":
                mutant.test, *mutant.functions = value.split()
            else:
                setattr(mutant, key, value)
    for mutant in mutants:
        if not (mutant.file and mutant.breaks and mutant.test and mutant.before):
            raise ValueError(f"mutant {mutant.number} is not whole")
    return mutants
