// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/failuresimulation.h"

namespace console {

HaltedAfter simulate(const SimulatedRollout& rollout, const FailureTest& test, std::mt19937_64& random)
{
    HaltedAfter halted;
    std::geometric_distribution<quint32> sound(rollout.rate); // devices between two failures
    quint32 executed = 0;
    const auto note = [&halted](quint32& rule, bool halts) {
        if (rule == 0 && halts)
            rule = halted.failures;
    };
    for (;;) {
        const quint32 gap = sound(random);
        // A rule with a least number of devices may come true on a sound one.
        if (executed < 100 && executed + gap >= 100)
            note(halted.tenthOfExecuted, halted.failures >= 10);
        if (gap >= rollout.devices - executed)
            return halted;
        executed += gap + 1;
        ++halted.failures;
        note(halted.ours, test.halts(executed, halted.failures));
        note(halted.tenthOfGroup, halted.failures * 10 > rollout.devices);
        note(halted.tenthOfExecuted, executed >= 100 && halted.failures * 10 >= executed);
        if (executed == rollout.devices)
            return halted;
    }
}

} // namespace console
