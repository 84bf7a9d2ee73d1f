# SPDX-License-Identifier: GPL-3.0-or-later
# FROM, a .ts file, becomes TO, the same with every context under its full name: console::BatchPage instead of BatchPage.
file(READ "${FROM}" text)
string(REGEX REPLACE "<name>(console::)?" "<name>console::" text "${text}")
file(WRITE "${TO}" "${text}")
