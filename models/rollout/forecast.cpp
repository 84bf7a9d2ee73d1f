// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/forecast.h"

#include "models/rollout/forecastrun.h"
#include "models/rollout/forecastscale.h"

#include <algorithm>
#include <cmath>

namespace console {

namespace {

constexpr quint64 runs = 21; // the second and the last but one hold 18 of 22 rollouts to come between them
constexpr std::size_t lowRun = 1;
constexpr std::size_t medianRun = 10;
constexpr std::size_t highRun = 19;
constexpr int curvePoints = 60;
constexpr std::array exposed{ 4'000U, 25'000U, 100'000U }; ///< devices looked at: as few as it takes
constexpr quint64 exposureRuns = 5;

Forecast::Band bandOf(std::vector<double> values)
{
    std::ranges::sort(values);
    const auto at = [&](std::size_t place) { return static_cast<qint64>(std::llround(values[place])); };
    return { at(lowRun), at(medianRun), at(highRun) };
}

/// Runs the input again and again, and puts together what came of it.
class Forecaster
{
public:
    Forecaster(const ForecastInput& input, const std::function<bool()>& goOn)
        : m_input(input)
        , m_goOn(goOn)
        , m_fleet(input.profiles, input.firmwareSize)
        , m_start(input.tasks.empty() ? std::max(input.now, input.batch.plan.startAt) : input.now)
        , m_model(sampledBatch(input, m_start))
    {
    }

    std::optional<Forecast> run()
    {
        m_made.devices = m_input.devices;
        m_made.sample = static_cast<quint32>(m_model.tasks.size());
        m_made.profiles = static_cast<quint32>(m_input.profiles.size());
        m_made.known = m_fleet.known();
        if (m_input.devices == 0)
            return m_made;
        for (quint64 turn = 0; turn < runs; ++turn) {
            if (!m_goOn())
                return std::nullopt;
            ForecastRun one(
                [&](DeviceSlot device) { return m_fleet.device(device, m_made.sample, m_input.seed * 1'000 + turn); });
            m_runs.push_back(one.run(m_model.batch, m_model.tasks, m_start, m_model.fileBytes));
        }
        countEnds();
        drawCurve();
        tellWaves();
        findPeak();
        if (m_input.tasks.empty() && !expose())
            return std::nullopt;
        return m_made;
    }

private:
    /// Of the sample's time the rollout's own.
    [[nodiscard]] TimeMs real(TimeMs at) const
    {
        return m_start + static_cast<TimeMs>(static_cast<double>(at - m_start) * m_model.stretch);
    }
    [[nodiscard]] double weight(const RunOutcome::Ending& ending) const { return m_model.weights[ending.device]; }

    /// When so much of the weight had ended.
    [[nodiscard]] TimeMs finishOf(const RunOutcome& one, double ended) const
    {
        double sum = 0;
        for (const RunOutcome::Ending& ending : one.endings) {
            sum += weight(ending);
            if (sum >= ended * Forecast::finishPercent / 100 - 1e-6)
                return real(ending.at);
        }
        return 0;
    }

    void countEnds()
    {
        std::vector<double> finish;
        std::vector<double> succeeded;
        std::vector<double> failed;
        std::vector<double> away;
        for (const RunOutcome& one : m_runs) {
            double good = 0;
            double bad = 0;
            for (const RunOutcome::Ending& ending : one.endings)
                (ending.succeeded ? good : bad) += weight(ending);
            finish.push_back(static_cast<double>(finishOf(one, good + bad)));
            succeeded.push_back(good + m_input.done);
            failed.push_back(bad);
            away.push_back(std::max(m_input.devices - good - bad, 0.0));
        }
        m_made.finish = bandOf(finish);
        m_made.succeeded = bandOf(succeeded);
        m_made.failed = bandOf(failed);
        m_made.away = bandOf(away);
    }

    void drawCurve()
    {
        const TimeMs span = std::max<TimeMs>(m_made.finish.high - m_start, 1'000);
        m_end = m_start + span + span / 20;
        std::vector<std::size_t> next(m_runs.size()); // ending of each run
        std::vector<double> done(m_runs.size(), m_input.done);
        for (int point = 0; point <= curvePoints; ++point) {
            const TimeMs at = m_start + (m_end - m_start) * point / curvePoints;
            for (std::size_t run = 0; run < m_runs.size(); ++run) {
                const std::vector<RunOutcome::Ending>& endings = m_runs[run].endings;
                for (; next[run] < endings.size() && real(endings[next[run]].at) <= at; ++next[run])
                    done[run] += endings[next[run]].succeeded ? weight(endings[next[run]]) : 0;
            }
            m_made.curve.push_back({ at, bandOf(done) });
        }
    }

    void tellWaves()
    {
        for (std::size_t wave = 0; wave < m_model.batch.plan.waves.size(); ++wave) {
            std::vector<double> began;
            if (wave <= m_model.batch.wave.open) {
                m_made.waves.push_back({ m_start, m_start, m_start });
                continue;
            }
            for (const RunOutcome& one : m_runs)
                began.push_back(one.wavesBegan[wave] == 0 ? 0 : static_cast<double>(real(one.wavesBegan[wave])));
            m_made.waves.push_back(bandOf(began));
        }
    }

    /// Bytes that all runs together fetch in each part of the time.
    void findPeak()
    {
        // Of the sample's time.
        const double part = static_cast<double>(m_end - m_start) / m_model.stretch / curvePoints;
        std::vector<double> bytes(curvePoints);
        for (const RunOutcome& one : m_runs) {
            for (const RunOutcome::Download& download : one.downloads) {
                const double from = static_cast<double>(download.from - m_start);
                const double to = static_cast<double>(download.to - m_start);
                const double speed = download.bytesPerSecond * m_model.weights[download.device] / 1'000;
                for (auto place = static_cast<std::size_t>(std::max(from / part, 0.0));
                     place < bytes.size() && static_cast<double>(place) * part < to; ++place) {
                    const double begins = std::max(from, static_cast<double>(place) * part);
                    const double ends = std::min(to, static_cast<double>(place + 1) * part);
                    bytes[place] += std::max(ends - begins, 0.0) * speed;
                }
            }
        }
        const double most = *std::ranges::max_element(bytes);
        m_made.peakBytesPerSecond = most / (part / 1'000) / static_cast<double>(m_runs.size()) / m_model.stretch;
    }

    /// False: it is to go on no more.
    bool expose()
    {
        bool orMore = false;
        // The worst first: where even that is not found out among those that are looked at, a better one is not.
        for (const auto& [place, percent] : { std::pair<std::size_t, int>{ 2, 20 }, { 1, 5 }, { 0, 1 } }) {
            Forecast::Exposure& made = m_made.exposures[place];
            made = { percent, m_input.devices, false, false };
            if (!m_input.batch.plan.halt.any() && m_input.batch.plan.waves.empty())
                continue; // nothing stops it
            if (!orMore && !exposeTo(made))
                return false;
            orMore = orMore || made.orMore;
            if (orMore)
                made = { percent, std::min(exposed.back(), m_input.devices), false, true };
        }
        return true;
    }

    bool exposeTo(Forecast::Exposure& made)
    {
        std::vector<quint32> lost;
        quint64 spared = 0;
        for (quint64 turn = 0; turn < exposureRuns; ++turn) {
            RunOutcome one;
            bool looksFurther = true;
            for (const quint32 most : exposed) {
                if (!m_goOn())
                    return false;
                const quint32 count = std::min(most, m_input.devices);
                ForecastRun attempt([&](DeviceSlot device) {
                    return m_fleet.device(
                        device, m_input.devices, m_input.seed * 1'000 + 500 + turn, made.failingPercent / 100.0);
                });
                const ModelledBatch first = firstOfBatch(m_input, count, m_start);
                one = attempt.run(first.batch, first.tasks, m_start, first.fileBytes);
                // Were all of them sent it, the rollout would have gone on to others.
                looksFurther = one.unsent == 0 && count < m_input.devices;
                if (!looksFurther)
                    break;
            }
            const bool isStopped = !looksFurther && (one.halted || one.unsent > 0);
            if (isStopped) {
                lost.push_back(one.exposed);
            } else if (++spared * 2 > exposureRuns) {
                made.orMore = looksFurther;
                return true;
            }
        }
        lost.insert(lost.end(), spared, m_input.devices);
        std::ranges::sort(lost);
        made.devices = lost[lost.size() / 2];
        made.halts = true;
        return true;
    }

    const ForecastInput& m_input;
    const std::function<bool()>& m_goOn;
    const ModelledFleet m_fleet;
    const TimeMs m_start;
    const ModelledBatch m_model;
    TimeMs m_end = 0; ///< of the curve
    std::vector<RunOutcome> m_runs;
    Forecast m_made;
};

} // namespace

std::optional<Forecast> forecastOf(const ForecastInput& input, const std::function<bool()>& goOn)
{
    return Forecaster(input, goOn).run();
}

} // namespace console
