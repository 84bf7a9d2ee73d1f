// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/wavetext.h"

#include <QRegularExpression>
#include <QStringList>

#include <optional>

namespace console {

namespace {

/// Digits only: no sign, no blank, no exponent; nine of them fit.
std::optional<int> wholeNumber(QStringView text)
{
    bool good = !text.isEmpty() && text.size() <= 9;
    for (const QChar character : text)
        good = good && character >= u'0' && character <= u'9';
    return good ? std::optional(text.toInt()) : std::nullopt;
}

std::optional<qint32> thousandths(QStringView text)
{
    const qsizetype dot = text.indexOf(u'.');
    const auto whole = wholeNumber(dot < 0 ? text : text.first(dot));
    const QString decimals = dot < 0 ? QStringLiteral("0") : text.sliced(dot + 1).toString();
    const auto part = wholeNumber(decimals.leftJustified(3, u'0'));
    if (!whole || !part || decimals.isEmpty() || decimals.size() > 3 || *whole > 1'000'000)
        return std::nullopt;
    return *whole * 1000 + *part;
}

std::optional<int> minutes(QStringView text)
{
    int unit = 1;
    if (text.endsWith(u'm'))
        text.chop(1);
    else if (text.endsWith(u'h')) {
        unit = 60;
        text.chop(1);
    } else if (text.endsWith(u'd')) {
        unit = 24 * 60;
        text.chop(1);
    }
    const auto count = wholeNumber(text);
    return count && *count <= 1'000'000 ? std::optional(*count * unit) : std::nullopt;
}

QString soakText(int soakMinutes)
{
    if (soakMinutes % (24 * 60) == 0)
        return QStringLiteral("%1d").arg(soakMinutes / (24 * 60));
    return soakMinutes % 60 == 0 ? QStringLiteral("%1h").arg(soakMinutes / 60) : QStringLiteral("%1m").arg(soakMinutes);
}

bool addCondition(Gate& gate, const QString& word)
{
    if (word == QLatin1StringView("manual")) {
        gate.manual = true;
        return true;
    }
    const QString name = word.section(u'=', 0, 0);
    QString value = word.section(u'=', 1);
    if (name == QLatin1StringView("success")) {
        if (value.endsWith(u'%'))
            value.chop(1);
        const auto percent = wholeNumber(value);
        gate.successPercent = percent.value_or(0);
        return percent.has_value() && *percent > 0;
    }
    if (name != QLatin1StringView("soak"))
        return false;
    const auto time = minutes(value);
    gate.soakMinutes = time.value_or(0);
    return time.has_value() && *time > 0;
}

Result<Gate> gateOf(const QStringList& words)
{
    Gate gate{ 0, 0, false };
    for (const QString& word : words) {
        if (!addCondition(gate, word))
            return failure(ErrorKind::GateNotUnderstood, word);
    }
    return gate;
}

QStringList wordsOf(const QString& text)
{
    static const QRegularExpression between(QStringLiteral("[\\s,]+"));
    return text.toLower().split(between, Qt::SkipEmptyParts);
}

Result<Wave> parseWave(const QString& text, const Gate& gate)
{
    QStringList words = wordsOf(text);
    if (words.isEmpty())
        return failure(ErrorKind::WaveNotUnderstood, text.simplified());
    Wave wave;
    const QString size = words.takeFirst();
    if (size.endsWith(u'%'))
        wave.percentThousandths = thousandths(QStringView(size).chopped(1)).value_or(0);
    else
        wave.devices = static_cast<quint32>(wholeNumber(size).value_or(0));
    if (wave.isRest() && size != QLatin1StringView("rest"))
        return failure(ErrorKind::WaveNotUnderstood, text.simplified());
    wave.gate = gate;
    if (words.isEmpty())
        return wave;
    return gateOf(words).map([&wave](const Gate& own) {
        wave.gate = own;
        return wave;
    });
}

} // namespace

QString shareText(qint32 percentThousandths)
{
    QString text = QString::number(percentThousandths / 1000.0, 'f', 3);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text + u'%';
}

QString gateText(const Gate& gate, QChar between)
{
    QStringList words;
    if (gate.successPercent > 0)
        words.append(QStringLiteral("success=%1").arg(gate.successPercent));
    if (gate.soakMinutes > 0)
        words.append(QStringLiteral("soak=") + soakText(gate.soakMinutes));
    if (gate.manual)
        words.append(QStringLiteral("manual"));
    return words.join(between);
}

QString wavesText(const std::vector<Wave>& waves)
{
    QStringList pieces;
    for (const Wave& wave : waves) {
        if (wave.isRest())
            pieces.append(QStringLiteral("rest"));
        else
            pieces.append((wave.devices != 0 ? QString::number(wave.devices) : shareText(wave.percentThousandths))
                + u' ' + gateText(wave.gate));
    }
    return pieces.join(QStringLiteral(", "));
}

Result<Gate> parseGate(const QString& text)
{
    const QStringList words = wordsOf(text);
    return words.isEmpty() ? failure(ErrorKind::GateNotUnderstood, text) : gateOf(words);
}

Result<std::vector<Wave>> parseWaves(const QString& text, const Gate& gate)
{
    std::vector<Wave> waves;
    if (text.trimmed().isEmpty())
        return waves;
    const QStringList pieces = text.split(u',');
    for (const QString& piece : pieces) {
        const auto wave = parseWave(piece, gate);
        if (!wave)
            return failure(wave.error());
        waves.push_back(*wave);
    }
    // "20%, 80%" means the same as "20%, rest".
    qint64 sum = 0;
    for (const Wave& wave : waves)
        sum += wave.percentThousandths;
    if (sum == 100'000 && waves.size() > 1 && waves.back().devices == 0)
        waves.back().percentThousandths = 0;
    if (waves.back().isRest())
        waves.back().gate = {};
    return waves;
}

} // namespace console
